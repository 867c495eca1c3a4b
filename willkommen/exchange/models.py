"""Tables of the exchange room: releases, questions, offers, time at other tables, notes, proposals, conferences."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from willkommen.exchange.sealed import SealedText

AGENCY = 60
LOGIN = 63


class Agreement(models.Model):
    """The visitor's release for one question or offer: one asker, one receiver, one purpose, the text that was shown.

    `channel` says how the last decision came: on the visitor's own device, or spoken at the counter.
    """

    class State(models.TextChoices):
        """Asked for, given, refused, or taken back."""

        ASKED = "asked"
        GIVEN = "given"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey("willkommen.Visit", models.CASCADE, related_name="+")
    asked_by = models.CharField(max_length=AGENCY)
    receiver = models.CharField(max_length=AGENCY)
    purpose = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    channel = models.CharField(max_length=10, blank=True, default="")
    language = models.CharField(max_length=12, blank=True, default="")
    text_hash = models.BinaryField(max_length=32, null=True)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    by_role = models.CharField(max_length=LOGIN)

    class Meta:
        db_table = "agreement"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="agreement_between_two", condition=~Q(asked_by=F("receiver")))
        ]


class Offer(models.Model):
    """A stop offered to another agency: please see this person, or come to this person's stop at our table.

    `key_hash` is the receiver's acceptance under way: for a minute its key lets the public door write the stop.
    """

    class Kind(models.TextChoices):
        """A stop of its own at the receiver, or the receiver's time at the sender's table."""

        REFERRAL = "referral"
        JOINT = "joint"

    class State(models.TextChoices):
        """Open, accepted, declined with a reason, withdrawn, or over because the visit changed."""

        OPEN = "open"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"
        OVER = "over"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="+")
    visit = models.ForeignKey("willkommen.Visit", models.CASCADE, related_name="+")
    sent_by = models.CharField(max_length=AGENCY)
    sent_to = models.CharField(max_length=AGENCY)
    kind = models.CharField(max_length=10, choices=Kind)
    service = models.CharField(max_length=80)
    words = SealedText(blank=True, default="")
    language = models.CharField(max_length=12)
    party = models.SmallIntegerField()
    needs = models.JSONField(default=dict)
    number = models.CharField(max_length=6)
    starts = models.DateTimeField(null=True)
    ends = models.DateTimeField(null=True)
    room = models.CharField(max_length=60, blank=True, default="")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = SealedText(blank=True, default="")
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    key_hash = models.BinaryField(max_length=32, null=True)
    key_until = models.DateTimeField(null=True)
    by_role = models.CharField(max_length=LOGIN)

    class Meta:
        db_table = "offer"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="offer_joint_has_span", condition=~Q(kind="joint") | Q(starts__isnull=False, ends__isnull=False)
            ),
            models.CheckConstraint(name="offer_declined_says_why", condition=~Q(state="declined") | ~Q(reason="")),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="offer_for_agency", fields=["sent_to", "state"]),
            models.Index(name="offer_of_agency", fields=["sent_by", "state"]),
        ]


class Sitting(models.Model):
    """Time of an agency away from its own counter: at another agency's table, or beside a client who asked for it.

    Only a joint sitting names the visit; who accompanies a client writes down the time and nothing else.
    """

    class State(models.TextChoices):
        """Planned, or given up again."""

        PLANNED = "planned"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=AGENCY)
    kind = models.CharField(max_length=10)
    visit = models.ForeignKey("willkommen.Visit", models.CASCADE, null=True, related_name="+")
    number = models.CharField(max_length=6, blank=True, default="")
    booking = models.ForeignKey("willkommen.Booking", models.PROTECT, related_name="+")
    counter = models.CharField(max_length=60)
    room = models.CharField(max_length=60, blank=True, default="")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    by_role = models.CharField(max_length=LOGIN)

    class Meta:
        db_table = "sitting"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="sitting_ends_after_start", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="sitting_joint_alone_names_a_visit",
                condition=Q(kind="joint", visit__isnull=False) | Q(kind="accompany", visit__isnull=True, number=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(name="sitting_of_agency", fields=["agency", "starts"])]


class Question(models.Model):
    """One agency asks another, its desk and not a person; about a visit only with the visitor's release."""

    class State(models.TextChoices):
        """Open, answered, or withdrawn (then its words are gone)."""

        OPEN = "open"
        ANSWERED = "answered"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_by = models.CharField(max_length=AGENCY)
    asked_of = models.CharField(max_length=AGENCY)
    agreement = models.ForeignKey(Agreement, models.CASCADE, null=True, related_name="+")
    visit = models.ForeignKey("willkommen.Visit", models.CASCADE, null=True, related_name="+")
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    subject = SealedText()
    words = SealedText(blank=True)
    urgency = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answer = SealedText(blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    by_role = models.CharField(max_length=LOGIN)

    class Meta:
        db_table = "question"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="question_to_another", condition=~Q(asked_by=F("asked_of"))),
            models.CheckConstraint(
                name="question_of_a_visit_is_released",
                condition=Q(visit__isnull=True, agreement__isnull=True)
                | Q(visit__isnull=False, agreement__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="question_for_agency", fields=["asked_of", "state"]),
            models.Index(name="question_of_agency", fields=["asked_by", "state"]),
        ]


class Knowledge(models.Model):
    """A note in an agency's own knowledge base, for its own people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=AGENCY)
    title = models.CharField(max_length=120)
    words = models.CharField(max_length=4000)
    written_at = models.DateTimeField()
    by_role = models.CharField(max_length=LOGIN)

    class Meta:
        db_table = "knowledge"
        indexes: ClassVar[list[models.Index]] = [models.Index(name="knowledge_of_agency", fields=["agency", "title"])]
        verbose_name_plural = "knowledge"


class Proposal(models.Model):
    """A proposal of an agency for the catalogue, read by the editors."""

    class State(models.TextChoices):
        """New, taken up, or laid aside."""

        NEW = "new"
        TAKEN = "taken"
        ASIDE = "aside"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sent_by = models.CharField(max_length=AGENCY)
    subject = models.CharField(max_length=120)
    words = models.CharField(max_length=4000)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    sent_at = models.DateTimeField()
    by_role = models.CharField(max_length=LOGIN)

    class Meta:
        db_table = "catalogue_proposal"


class Conference(models.Model):
    """A case conference: which agencies and who took part, what was agreed, and nothing more, neither name nor visit."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    called_by = models.CharField(max_length=AGENCY)
    agencies = ArrayField(models.CharField(max_length=AGENCY))
    held_on = models.DateField()
    took_part = SealedText()
    agreed = SealedText()
    by_role = models.CharField(max_length=LOGIN)

    class Meta:
        db_table = "conference"
