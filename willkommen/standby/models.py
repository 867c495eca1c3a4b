"""Tables of going on without the server: the devices of the house, and what was done at them meanwhile."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Device(models.Model):
    """A device that works without a sign-in, known by its key: the node, or a kiosk, desk, board, reception or paper roll beside it.

    `place` is its range of numbers, `counter` where a desk stands, `heard_at` when a node asked last, and `store` with which
    memory: a second node with the same key has another one.
    """

    class Kind(models.TextChoices):
        """What stands there."""

        NODE = "node"
        KIOSK = "kiosk"
        DESK = "desk"
        BOARD = "board"
        RECEPTION = "reception"
        PAPER = "paper"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    counter = models.CharField(max_length=60, blank=True, default="")
    place = models.SmallIntegerField(unique=True)
    key_hash = models.BinaryField(max_length=32, unique=True)
    ended_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    store = models.UUIDField(null=True)

    class Meta:
        db_table = "device"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="device_has_a_range", condition=Q(place__gte=0, place__lt=198))
        ]


class NodeAct(models.Model):
    """What was done at a device while the server was away, kept once, carried out in its order, and how it was settled.

    `seen_at`: when somebody at the reception dealt with what could not be carried out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    store = models.UUIDField()
    clock = models.IntegerField()
    device = models.UUIDField()
    seq = models.IntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=10)
    number = models.CharField(max_length=6)
    stop = models.UUIDField(null=True)
    line = models.CharField(max_length=400, blank=True, default="")
    counter = models.CharField(max_length=60, blank=True, default="")
    was = models.CharField(max_length=10, blank=True, default="")
    state = models.CharField(max_length=10, blank=True, default="")
    outcome = models.CharField(max_length=12, blank=True, default="")
    settled_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "node_act"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="node_act_once", fields=["store", "clock"]),
            models.UniqueConstraint(name="node_act_once_of_device", fields=["store", "device", "seq"]),
        ]
