"""Tables of the catalogue room: the centre's data as it was loaded, one row a record."""

import uuid
from typing import ClassVar

from django.db import models


class Record(models.Model):
    """One record of the centre's data, for example the service `ae-schutz`; its shape is checked by `schema`."""

    pk = models.CompositePrimaryKey("kind", "key")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    data = models.JSONField()
    position = models.IntegerField(default=0)

    class Meta:
        db_table = "centre_record"


class Edition(models.Model):
    """Which edition of the centre's data holds: every load adds one; readers keep a copy until it changes."""

    id = models.BigIntegerField(primary_key=True)
    loaded_at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "centre_edition"
        ordering: ClassVar[list[str]] = ["-id"]


class Revision(models.Model):
    """One change of one record, by an editor (`staff`) or by a load that took the file's version: the history.

    `before` or `after` is null where the record was added or taken out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    staff = models.UUIDField(null=True)
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=120)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        db_table = "centre_revision"
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(name="revision_of_record", fields=["kind", "key", "-at"])]


class Recording(models.Model):
    """Words spoken by somebody whom the house asked, for a language that devices do not speak.

    `place`: the id of the text, `language/kind/record/field`; heard by visitors while a text names it and it is published.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    sound = models.BinaryField()
    at = models.DateTimeField()
    staff = models.UUIDField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "recording"
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="recording_kind",
                condition=models.Q(kind__in=("audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav")),
            )
        ]
