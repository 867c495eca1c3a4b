"""What an administrator sees at start instead of at eight in the morning with a full hall."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register


@register(deploy=True)
def mails_leave_the_house(**kwargs: Any) -> list[CheckMessage]:
    """W001: without a mail server confirmations stay in a folder."""
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return []
    return [Warning("Mails are kept as files.", hint="Set SMTP_URL to your mail server.", id="willkommen.W001")]
