"""Tables of the agencies room: the staff who may enter, what was asked for them, and which flows are signed."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class StaffManager(BaseUserManager["Staff"]):
    """Finds staff by their login name."""

    def get_by_natural_key(self, username: str | None) -> "Staff":
        """The member of staff with this login name, whatever its case."""
        return self.get(username__iexact=username)


class Staff(AbstractBaseUser):
    """A member of staff: what the session needs to know, and nothing about visitors."""

    class Role(models.TextChoices):
        """What a member of staff does in the house."""

        RECEPTION = "reception", "Empfang"
        CLERK = "clerk", "Sachbearbeitung"
        COUNSELLOR = "counsellor", "Beratung"
        LEAD = "lead", "Leitung"
        MANAGEMENT = "management", "Kreisverwaltung"
        PROTECTION = "protection", "Datenschutz"
        OPERATOR = "operator", "Betrieb"
        EDITOR = "editor", "Redaktion"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField("Anmeldename", max_length=80, unique=True)
    name = models.CharField("Name", max_length=120)
    email = models.EmailField("E-Mail", blank=True, default="")
    agency = models.CharField("Stelle", max_length=60)
    role = models.CharField("Aufgabe", max_length=20, choices=Role)
    is_active = models.BooleanField("darf sich anmelden", default=True)
    sample = models.BooleanField("erfunden", default=False)
    pin = models.CharField("PIN", max_length=128, blank=True, default="")
    until = models.DateTimeField("darf bis", null=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "agency", "role"]
    objects: ClassVar[StaffManager] = StaffManager()

    class Meta:
        db_table = "staff"

    def __str__(self) -> str:
        return self.name


class StaffRequest(models.Model):
    """Something that touches people's data and that a second person has to grant. `wants`: what the row becomes."""

    class Kind(models.TextChoices):
        """A new account, another task, a new way in after everything was lost."""

        ENROL = "enrol", "Neuer Zugang"
        CHANGE = "change", "Andere Aufgabe"
        RENEW = "renew", "Neues Kennwort, neuer zweiter Faktor"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    wants = models.JSONField(default=dict)
    asked_by = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)

    class Meta:
        db_table = "staff_request"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="request_needs_two",
                condition=Q(decided_by=None)
                | (~Q(decided_by=F("staff")) & (Q(asked_by=None) | ~Q(decided_by=F("asked_by")))),
            ),
            models.CheckConstraint(
                name="request_decided_whole",
                condition=Q(decided_by=None, decided_at=None, granted=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False, granted__isnull=False),
            ),
            models.UniqueConstraint(name="request_one_open", fields=["staff", "kind"], condition=Q(decided_at=None)),
        ]


class FlowSignature(models.Model):
    """The data protection officer signed a row of the flow matrix as it was (`digest`), with the basis; open from `opens_on`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flow = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    basis = models.CharField(max_length=400)
    opens_on = models.DateField()
    signed_by = models.UUIDField()
    signed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "flow_signature"
        indexes: ClassVar[list[models.Index]] = [models.Index(name="signature_of_flow", fields=["flow"])]


class DeskToken(models.Model):
    """A program that may work at one agency's desks instead of a person: named, limited, kept as a hash, and ended by the lead."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    token_hash = models.BinaryField(max_length=32, unique=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_token"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="desk_token_ends_within_a_year",
                condition=Q(expires_at__gt=F("made_at"), expires_at__lte=F("made_at") + timedelta(days=366)),
            )
        ]
