"""Tables of the complaints room: the keys of an office, and what was sealed for them."""

import uuid
from typing import ClassVar

from django.db import models


class OfficeKey(models.Model):
    """The public half of a key of the office; the private half is a file in a counsellor's drawer and nowhere here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=60)
    holder = models.CharField(max_length=60)
    public_key = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "office_key"


class Complaint(models.Model):
    """That a complaint exists, and to which key its answers are sealed. Not who, not what, not at which hour."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=60)
    lookup = models.BinaryField(max_length=32)
    reply_key = models.BinaryField(max_length=32)
    received_on = models.DateField()
    closed_on = models.DateField(null=True)
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "complaint"
        indexes: ClassVar[list[models.Index]] = [models.Index(name="complaint_by_receipt", fields=["lookup"])]


class ComplaintBox(models.Model):
    """One message sealed for one key: of the office (`key`), or of the receipt (no `key`). `message` joins its boxes."""

    class Author(models.TextChoices):
        """Who wrote the message."""

        PERSON = "person"
        OFFICE = "office"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="+")
    agency = models.CharField(max_length=60)
    message = models.UUIDField()
    author = models.CharField(max_length=10, choices=Author)
    written_on = models.DateField()
    key = models.ForeignKey(OfficeKey, models.PROTECT, null=True, related_name="+")
    box = models.BinaryField()
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "complaint_box"
        verbose_name_plural = "complaint boxes"


class ComplaintFile(models.Model):
    """What was attached to a message, encrypted once; its key lies in the message, sealed for the office."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="+")
    agency = models.CharField(max_length=60)
    box = models.BinaryField()
    by_role = models.CharField(max_length=63)

    class Meta:
        db_table = "complaint_file"
