"""Tables of the journal: who did or saw what, when and why; rows are only ever added."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Collate


class Entry(models.Model):
    """One act. No names: ids, an action, a purpose and a basis. Chained later by the sealer (seq, previous, hash)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    by_role = models.CharField(max_length=63)
    staff = models.UUIDField(null=True)
    agency = models.CharField(max_length=60)
    action = models.CharField(max_length=60)
    object = models.CharField(max_length=80)
    purpose = models.CharField(max_length=120)
    basis = models.CharField(max_length=120)
    seq = models.BigIntegerField(null=True)
    previous = models.BinaryField(null=True, max_length=32)
    hash = models.BinaryField(null=True, max_length=32)

    class Meta:
        db_table = "journal"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="journal_one_chain_each", fields=["agency", "seq"]),
            models.CheckConstraint(
                name="journal_sealed_whole",
                condition=Q(seq=None, previous=None, hash=None)
                | Q(seq__isnull=False, previous__isnull=False, hash__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="journal_to_seal", fields=["at", "id"], condition=Q(seq=None)),
            models.Index(Collate("object", "C"), name="journal_of_visit"),
        ]
        verbose_name_plural = "entries"
