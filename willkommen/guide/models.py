"""Tables of the guide room: what nobody understood, and what editors changed in the phrase book."""

import uuid
from typing import ClassVar

from django.db import models


class Unheard(models.Model):
    """A sentence the guide was not sure about, without names and numbers; forgotten after 30 days.

    `meaning` is its vector, one byte a column, so that like sentences can be shown together. The day alone, never the hour.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
    language = models.CharField(max_length=20)
    text = models.CharField(max_length=300)
    guessed = models.CharField(max_length=80)
    meaning = models.BinaryField()

    class Meta:
        db_table = "unheard"
        ordering: ClassVar[list[str]] = ["-day", "id"]


class PhraseEdition(models.Model):
    """The editors' phrases: all that they added to and took from the files, and what was learned from it.

    `changes`: list of {language, section, label, text, added}. One draft at most; published editions stay, to go back to.
    """

    class State(models.TextChoices):
        """Being written, or in use since `at` until the next."""

        DRAFT = "draft"
        PUBLISHED = "published"

    id = models.BigIntegerField(primary_key=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    at = models.DateTimeField()
    staff = models.UUIDField()
    changes = models.JSONField(default=list)
    mark = models.CharField(max_length=80, default="")
    measured = models.JSONField(null=True)
    model = models.BinaryField(null=True)

    class Meta:
        db_table = "phrase_edition"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="phrase_edition_one_draft", fields=["state"], condition=models.Q(state="draft")
            ),
            models.CheckConstraint(
                name="phrase_edition_published_learned",
                condition=models.Q(state="draft") | models.Q(model__isnull=False),
            ),
        ]
