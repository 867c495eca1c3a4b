"""Read what keys must exist for, as the worker: ids alone."""

from uuid import UUID

from willkommen.papers.models import Document, Release


def documents_there() -> set[UUID]:
    """Every document."""
    return set(Document.objects.values_list("id", flat=True))


def releases_going_on() -> set[UUID]:
    """Every release that has not ended."""
    return set(Release.objects.values_list("id", flat=True))
