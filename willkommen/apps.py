"""The one Django app of the house."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """One app, one migration line; the rooms are its sub-packages."""

    name = "willkommen"
    label = "willkommen"
    verbose_name = "Willkommen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks."""
        from willkommen import checks  # noqa: F401 -- checks register themselves when Django is ready
