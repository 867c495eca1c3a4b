"""Tables of the agencies room: the staff who may enter."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


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

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField("Anmeldename", max_length=80, unique=True)
    name = models.CharField("Name", max_length=120)
    email = models.EmailField("E-Mail", blank=True, default="")
    agency = models.CharField("Stelle", max_length=60)
    role = models.CharField("Aufgabe", max_length=20, choices=Role)
    is_active = models.BooleanField("darf sich anmelden", default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "agency", "role"]
    objects: ClassVar[StaffManager] = StaffManager()

    class Meta:
        db_table = "staff"

    def __str__(self) -> str:
        return self.name
