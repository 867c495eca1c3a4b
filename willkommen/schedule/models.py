"""Tables of the schedule room: what is taken and how the counters run today, and nothing about why."""

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q


class Booking(models.Model):
    """A span taken at a resource (a counter, an interpreter). Everybody plans on these rows, so they tell nothing else."""

    class State(models.TextChoices):
        """Held for ten minutes, booked, cooling until it may be public again, or free again."""

        HELD = "held"
        BOOKED = "booked"
        COOLING = "cooling"
        FREE = "free"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resource = models.CharField(max_length=60)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    during = models.GeneratedField(
        expression=Func(F("starts"), F("ends"), function="tstzrange"),
        output_field=DateTimeRangeField(),
        db_persist=True,
    )
    state = models.CharField(max_length=10, choices=State)
    expires_at = models.DateTimeField(null=True)
    public_from = models.DateTimeField(null=True)

    class Meta:
        db_table = "booking"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="booking_excludes_overlaps",
                expressions=[("resource", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(state__in=["held", "booked"]),
            ),
            models.CheckConstraint(name="booking_ends_after_start", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="booking_hold_expires", condition=~Q(state="held") | Q(expires_at__isnull=False)
            ),
            models.CheckConstraint(
                name="booking_cooling_ends", condition=~Q(state="cooling") | Q(public_from__isnull=False)
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="booking_by_start", fields=["resource", "starts"], include=["ends", "state"])
        ]


class CounterToday(models.Model):
    """How a counter runs today: behind its calendar, busy until about then, or closed. It tells nothing about anybody.

    `behind`: minutes by which the last booked visitor was called late. `free_at`: when the visitor who is there will
    probably be done, null while nobody is. `id` follows from login, day, counter and the server's secret
    (see `actions`).
    """

    id = models.UUIDField(primary_key=True, editable=False)
    counter = models.CharField(max_length=60)
    day = models.DateField()
    behind = models.SmallIntegerField(default=0, db_default=0)
    free_at = models.DateTimeField(null=True)
    closed_from = models.DateTimeField(null=True)
    closed_until = models.DateTimeField(null=True)
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "counter_today"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="counter_closed_for_a_span",
                condition=Q(closed_from=None, closed_until=None) | Q(closed_until__gt=F("closed_from")),
            )
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(name="counter_today_of_day", fields=["day", "counter"])]
