"""Tables of the visits room: one party's way through the house."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Visit(models.Model):
    """One party's visit, known by its code and seen only by who holds its secret. Nothing here says who or why.

    `word` is what they chose to arrive with (it may be invented), encrypted under a key of the server.

    `papers` is what the check list of the pass leaves out or adds, by service, after what the person said at the front:
    the papers' ids, never the answers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=11, unique=True)
    secret_hash = models.BinaryField(max_length=32)
    language = models.CharField(max_length=12)
    party = models.SmallIntegerField(default=1)
    needs = models.JSONField(default=dict)
    papers = models.JSONField(default=list, db_default=[])
    created_at = models.DateTimeField()
    word = models.BinaryField(null=True)

    class Meta:
        db_table = "visit"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="visit_party_counts", condition=Q(party__gte=1, party__lte=40))
        ]


class VisitKey(models.Model):
    """A further key to one visit, minted for one message; it ends with the visit's last day."""

    secret_hash = models.BinaryField(primary_key=True, max_length=32)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "visit_key"


class Stop(models.Model):
    """One service at one counter: the agency's own row, with what it needs to serve and no more.

    A booking belongs to one stop: who could name another's booking in a stop of their own could change it (see the
    policy `booking_change`).

    `sent_from` is the stop from which somebody was sent on to this one, `sent_by` its agency.

    `lacking` is what went wrong ("desk": the wrong one, "paper": one was missing); `next_service` and `next_by` are what comes
    next and by when: the visitor reads them too.

    `line` are the counters where who has no time is served, parted by blanks: all that a node in the building may know of
    what it is. (Three columns more, `first`, `quiet` and `tied`, follow from `needs` in the database. They are no fields, as `line` has no
    default there: Django would ask for them back after an insert, and who sends on may not read the stop elsewhere.)

    `before` is what the last act (`acted_at`) changed: for thirty seconds it can be taken back.
    """

    class State(models.TextChoices):
        """From booked to done; `open` is a walk-in without a time."""

        BOOKED = "booked"
        OPEN = "open"
        CALLED = "called"
        SERVING = "serving"
        DONE = "done"
        MISSED = "missed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")
    agency = models.CharField(max_length=60)
    service = models.CharField(max_length=80)
    counter = models.CharField(max_length=60, blank=True, default="")
    booking = models.ForeignKey("willkommen.Booking", models.PROTECT, null=True, related_name="+", db_index=False)
    day = models.DateField()
    starts = models.DateTimeField(null=True)
    ends = models.DateTimeField(null=True)
    position = models.SmallIntegerField()
    after = ArrayField(models.SmallIntegerField(), default=list)
    state = models.CharField(max_length=10, choices=State, default=State.BOOKED)
    number = models.CharField(max_length=6)
    language = models.CharField(max_length=12)
    party = models.SmallIntegerField(default=1)
    needs = models.JSONField(default=dict)
    sealed = models.BinaryField(null=True)
    called_at = models.DateTimeField(null=True)
    served_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    missing_at = models.DateTimeField(null=True)
    recalls = models.SmallIntegerField(default=0)
    acted_at = models.DateTimeField(null=True)
    before = models.JSONField(null=True)
    by_role = models.CharField(max_length=63)
    sent_from = models.UUIDField(null=True)
    asked = models.UUIDField(null=True)
    lacking = models.CharField(max_length=10, null=True)
    next_service = models.CharField(max_length=80, null=True)
    next_by = models.DateField(null=True)
    sent_by = models.CharField(max_length=60, null=True)
    line = models.CharField(max_length=400, blank=True, default="")

    class Meta:
        db_table = "stop"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="stop_alone_at_its_booking", fields=["booking"]),
            models.UniqueConstraint(name="stop_as_sender", fields=["id", "visit", "day", "agency"]),
            models.CheckConstraint(name="stop_has_span", condition=Q(starts__isnull=True) | Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="stop_booked_has_booking",
                condition=~Q(state="booked") | Q(booking__isnull=False, starts__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="stop_of_agency", fields=["agency", "day", "starts"]),
            models.Index(name="stop_of_visit", fields=["visit"]),
        ]


class StopNote(models.Model):
    """What an agency notes at its own stop, sealed to its key; nobody else reads it, not even the visitor's page."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stop = models.UUIDField()
    visit = models.UUIDField()
    day = models.DateField()
    agency = models.CharField(max_length=60)
    sealed = models.BinaryField()

    class Meta:
        db_table = "stop_note"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="stop_note_one_each", fields=["agency", "stop"])
        ]


class Reply(models.Model):
    """What a booking request was answered, kept for its idempotency key so that a retry gets the same. Holds no secret."""

    key_hash = models.BinaryField(primary_key=True, max_length=32)
    request_hash = models.BinaryField(max_length=32)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")
    body = models.JSONField()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "reply"


class Pickup(models.Model):
    """Somebody wants to be told when what their stop began is ready: the agency's own row, which outlives the visit.

    `mark` stands on the file, so that nobody is looked for by name. `address` only the outbox can open; it is forgotten when
    the message is written.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=60)
    visit = models.UUIDField()
    stop = models.UUIDField()
    service = models.CharField(max_length=80)
    mark = models.CharField(max_length=7)
    language = models.CharField(max_length=12)
    address = models.CharField(max_length=500, blank=True, default="")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    until = models.DateField(null=True)
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "pickup"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="pickup_mark_of_agency", fields=["agency", "mark"]),
            models.UniqueConstraint(name="pickup_one_each", fields=["agency", "stop"]),
            models.CheckConstraint(
                name="pickup_ready_has_window", condition=Q(ready_at__isnull=True) | Q(until__isnull=False)
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(name="pickup_of_visit", fields=["visit"])]
