"""Tables of the papers room: files on their way, documents, releases, originals in custody, legal holds."""

# What a paper is called and shows is sealed. A visit is named by its id without a foreign key, so that a receipt may outlive
# the visit and no agency feels another's rows. Pieces and released versions go with their upload and their release: those two
# foreign keys are the migration's own, with ON DELETE CASCADE.

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from willkommen.papers.rules.release import State


class Upload(models.Model):
    """A file on its way. `sealed` holds its name; the pieces lie in `part`, each sealed as it came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.UUIDField()
    sealed = models.BinaryField()
    size = models.IntegerField()
    received = models.IntegerField(default=0)
    created_at = models.DateTimeField()
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "upload"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="upload_counts", condition=Q(received__gte=0, received__lte=F("size")))
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(name="upload_of_visit", fields=["visit"])]


class Part(models.Model):
    """One piece of an upload, from byte `start` on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    upload = models.ForeignKey(Upload, models.CASCADE, related_name="+", db_constraint=False)
    start = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        db_table = "part"


class Document(models.Model):
    """One version of a document: what it is (`sealed`) and its pages (`content`), both under a key of its own.

    `series` joins the versions. `agency` took it in at its desk; it is empty for what a visitor sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    series = models.UUIDField()
    version = models.SmallIntegerField(default=1)
    visit = models.UUIDField()
    agency = models.CharField(max_length=60, blank=True, default="")
    sealed = models.BinaryField()
    content = models.BinaryField()
    created_at = models.DateTimeField()
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "document"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="document_version_once", fields=["agency", "series", "version"])
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(name="document_of_visit", fields=["visit"])]


class Release(models.Model):
    """One consent: a set of document versions, one receiver, one purpose, one expiry, and the text that was shown.

    `agency` is the sender, empty for the visitor. `text` is that text, sealed; `text_hash` its SHA-256. `form_hash` belongs
    to the code that the reception scans: on a printed form, or else the receipt itself. `receipt` is the number on all three receipts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.UUIDField()
    agency = models.CharField(max_length=60, blank=True, default="")
    receiver = models.CharField(max_length=60)
    purpose = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State])
    channel = models.CharField(max_length=10)
    receipt = models.CharField(max_length=11)
    language = models.CharField(max_length=12)
    text_version = models.CharField(max_length=10)
    text_hash = models.BinaryField(max_length=32)
    text = models.BinaryField()
    form_hash = models.BinaryField(max_length=32, null=True)
    created_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    ends_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, blank=True, default="")
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "release"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="release_of_visit", fields=["visit"]),
            models.Index(name="release_for_receiver", fields=["receiver", "state"]),
            models.Index(name="release_of_form", fields=["form_hash"], condition=Q(form_hash__isnull=False)),
        ]


class Released(models.Model):
    """One document version of a release, and why the receiver cannot use it, if it cannot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    release = models.ForeignKey(Release, models.CASCADE, related_name="+", db_constraint=False)
    document = models.UUIDField()
    fault = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        db_table = "released"
        indexes: ClassVar[list[models.Index]] = [models.Index(name="released_document", fields=["document"])]


class Custody(models.Model):
    """An original that an agency keeps for a while: what, taken by whom, kept where, and given back when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.UUIDField()
    agency = models.CharField(max_length=60)
    paper = models.CharField(max_length=60)
    place = models.CharField(max_length=80)
    receipt = models.CharField(max_length=11)
    taken_by = models.UUIDField()
    taken_at = models.DateTimeField()
    back_by = models.UUIDField(null=True)
    back_at = models.DateTimeField(null=True)
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "custody"
        verbose_name_plural = "custody"
        indexes: ClassVar[list[models.Index]] = [models.Index(name="custody_of_visit", fields=["visit"])]


class Hold(models.Model):
    """A legal hold: nothing of this visit that belongs to the agency is forgotten while it is not lifted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.UUIDField()
    agency = models.CharField(max_length=60)
    reason = models.CharField(max_length=20)
    staff = models.UUIDField()
    made_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "hold"
        indexes: ClassVar[list[models.Index]] = [models.Index(name="hold_of_visit", fields=["visit"])]
