"""Addresses that messages carry."""

from django.conf import settings


def visit_link(language: str, code: str, key: str) -> str:
    """Where a visitor sees, moves or cancels the visit; `key` opens it until the visit is over."""
    return f"{settings.PUBLIC_URL}/{language}/visit/{code}/{key}/"
