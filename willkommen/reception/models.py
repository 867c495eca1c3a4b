"""Tables of the reception room: who is in the house, and whom the boards call."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import ExpressionWrapper, F, Q


class Presence(models.Model):
    """One neutral row per visit and day. Every call locks it, so nobody is called to two places at once.

    `todo` are the positions of the day's booked stops, read by no agency; `added` those to which somebody was sent on
    today. `further` alone tells an agency whether the person stays. `word` is the mark of the word with which somebody can
    arrive on that day (`core/codes.py`); nobody but the public door that was told it sees the row by it.
    """

    class State(models.TextChoices):
        """Expected, waiting, busy at some counter (never which), or gone."""

        EXPECTED = "expected"
        WAITING = "waiting"
        BUSY = "busy"
        GONE = "gone"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey("willkommen.Visit", models.CASCADE, related_name="+")
    day = models.DateField()
    number = models.CharField(max_length=6)
    code = models.CharField(max_length=11)
    state = models.CharField(max_length=10, choices=State, default=State.EXPECTED)
    done = ArrayField(models.SmallIntegerField(), default=list)
    todo = ArrayField(models.SmallIntegerField(), default=list, db_default=[])
    added = ArrayField(models.SmallIntegerField(), default=list, db_default=[])
    further = models.GeneratedField(
        expression=ExpressionWrapper(
            ~Q(todo__contained_by=F("done")) | ~Q(added__contained_by=F("done")), output_field=models.BooleanField()
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    first_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)
    word = models.BinaryField(null=True)

    class Meta:
        db_table = "presence"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="presence_once_a_day", fields=["visit", "day"]),
            models.UniqueConstraint(name="presence_number_once_a_day", fields=["day", "number"]),
            models.UniqueConstraint(name="presence_code_once_a_day", fields=["day", "code"]),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="presence_of_code", fields=["code"]),
            models.Index(name="presence_of_word", fields=["word"], condition=~Q(word=None)),
        ]


class Call(models.Model):
    """A number called to a room: what the boards show, and nothing else."""

    class State(models.TextChoices):
        """Called, called again, being served, or no longer on the board."""

        CALLED = "called"
        RECALLED = "recalled"
        SERVING = "serving"
        OVER = "over"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
    number = models.CharField(max_length=6)
    room = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State, default=State.CALLED)
    at = models.DateTimeField()
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "call"
        indexes: ClassVar[list[models.Index]] = [models.Index(name="call_of_day", fields=["day", "at"])]


class WalkInLine(models.Model):
    """What an agency says of the line for one of its services without appointment: how long a newcomer waits today.

    `minutes` is None while no ticket can be had, `tickets` how many still fit into the day, `usual` the usual wait in minutes
    by hour of the day ("14"), `kept` those of `tickets` that stay for the node in the building while it is not heard. The
    agency writes it every few seconds; who takes a ticket takes one of `tickets`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=60)
    service = models.CharField(max_length=80)
    day = models.DateField()
    minutes = models.SmallIntegerField(null=True)
    tickets = models.SmallIntegerField()
    kept = models.SmallIntegerField(default=0, db_default=0)
    usual = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        db_table = "walk_in_line"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="walk_in_line_of_service", fields=["agency", "service"]),
            models.CheckConstraint(name="walk_in_line_is_never_overdrawn", condition=Q(tickets__gte=0)),
        ]


class PlaceInLine(models.Model):
    """Where a number stands: how many are called before it, and when it will be. It names no agency to who may read it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
    number = models.CharField(max_length=6)
    ahead = models.SmallIntegerField()
    expected_at = models.DateTimeField(null=True)
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "place_in_line"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="place_in_line_once", fields=["by_role", "day", "number"]),
        ]


class Notice(models.Model):
    """What the reception tells everybody in the house and on the front page until a time (aware)."""

    class Kind(models.TextChoices):
        """Own words, or one of the sentences that the pages say in every language."""

        TEXT = "text", "eigener Text"
        LIFT = "lift", "Aufzug außer Betrieb"
        CLOSED = "closed", "Haus heute geschlossen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.CharField(max_length=300, blank=True, default="")
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        db_table = "notice"
        indexes: ClassVar[list[models.Index]] = [models.Index(name="notice_until", fields=["until"])]


class Alarm(models.Model):
    """A room that calls for help, until somebody ends it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.CharField(max_length=60)
    at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "alarm"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="alarm_open", fields=["at"], condition=Q(over_at=None))
        ]


class Feedback(models.Model):
    """What somebody thought of a day: 1 (not good) to 3 (good). Nothing says who."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
    mark = models.SmallIntegerField()

    class Meta:
        db_table = "feedback"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="feedback_mark_is_one_of_three", condition=Q(mark__gte=1, mark__lte=3))
        ]


class TripsSaved(models.Model):
    """What a day that is over saved everybody together: visits that did more than one thing, and the ways not gone.

    Too few visits wait in their row until the next day takes them over; nobody but the reception's count sees them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField(unique=True)
    visits = models.IntegerField()
    trips = models.IntegerField()

    class Meta:
        db_table = "trips_saved"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="trips_saved_counts",
                condition=Q(visits__gte=0, trips__gte=F("visits")) & ~Q(visits=0, trips__gt=0),
            )
        ]


class HelpCall(models.Model):
    """Somebody in danger asked the reception for help: a number to say, and when; never a word of why or who."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.SmallIntegerField()
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "help_call"
