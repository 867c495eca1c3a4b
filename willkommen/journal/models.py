"""Tables of the journal: who did or saw what, when and why; rows are only ever added."""

import uuid

from django.db import models


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
        verbose_name_plural = "entries"
