"""Addresses that messages carry."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def visit_link(language: str, code: str, key: str) -> str:
    """Where a visitor sees, moves or cancels the visit; `key` opens it until the visit is over."""
    with translation.override(language):
        return f"{settings.PUBLIC_URL}{reverse('visitor:key', args=[code, key])}"
