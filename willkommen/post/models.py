"""Tables of the post room: messages that wait to leave the house."""

import uuid
from typing import ClassVar

from django.db import models


class Message(models.Model):
    """A message in the outbox, written in the transaction of the act it tells of; the worker sends it and forgets it."""

    class State(models.TextChoices):
        """Waiting, sent, given up after its last try, or withdrawn by the act that made it needless."""

        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.UUIDField(null=True)
    due_at = models.DateTimeField()
    address = models.CharField(max_length=420)
    template = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.SmallIntegerField(default=0)
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "message"
        indexes: ClassVar[list[models.Index]] = [models.Index(name="message_due", fields=["state", "due_at"])]
