"""The one Django app of the house."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """One app, one migration line; the rooms are its sub-packages."""

    name = "willkommen"
    label = "willkommen"
    verbose_name = "Willkommen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks, and let gettext find the sentences of the pages."""
        from django.conf import settings

        from willkommen import checks  # noqa: F401 -- checks register themselves when Django is ready
        from willkommen.catalogue.sentences import compile_into

        compile_into(settings.LOCALE_PATHS[0])
