"""How staff come in: accounts are made by the operator, a second factor is kept encrypted, the county's own sign-in may vouch."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import authentication_step_completed
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from willkommen.agencies.queries import entering
from willkommen.agencies.rules.session import Entering
from willkommen.doors.session import unlock, why_not
from willkommen.environment import secret

FACTORS = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}


class OwnDoor(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """allauth's door with the sign-up closed, and closed to whom the day does not let in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def pre_login(self, request: HttpRequest, user: Entering, **more: Any) -> HttpResponse | None:
        """Back to the sign-in with a sentence, when this person may not enter now; said only after the password."""
        if not (sentence := why_not(user)):
            answer: HttpResponse | None = super().pre_login(request, user, **more)
            return answer
        messages.warning(request, sentence)
        return redirect("account_login")


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets of apps and sheets are encrypted with the house's key; a sheet alone is a second factor too."""

    def encrypt(self, text: str) -> str:
        """Only the web server can read it, not who reads the table or a backup."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What `encrypt` hid."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def is_mfa_enabled(self, user: Any, types: list[str] | None = None) -> bool:
        """allauth asks at the sign-in for app or key; a guest may hold one-time codes on paper and nothing else."""
        if types is not None and set(types) == FACTORS:
            types = [*types, Authenticator.Type.RECOVERY_CODES]
        return bool(super().is_mfa_enabled(user, types=types))


class County(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """The county's own sign-in says who somebody is; agency and task come from our table and from nowhere else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whom we do not employ does not come in, whoever vouches."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """The first time join the county's account with ours of the same user name; afterwards its own id counts."""
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        known = sociallogin.account.get_provider_account().get_user_data() or {}
        name = str(known.get("preferred_username", ""))
        person = entering(name)
        if person is None:
            messages.warning(request, _("Für Sie ist hier kein Zugang eingerichtet."))
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.user = sociallogin.account.user = (
            person  # not connect(): it would write the whole row of the person
        )
        sociallogin.account.save()


@receiver(authenticator_added)
def set_up_is_shown(request: HttpRequest, user: Any, authenticator: Authenticator, **more: Any) -> None:
    """Who has just set up a key or an app has shown that they hold it."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


@receiver(authentication_step_completed)
def shown_again(request: HttpRequest, user: Any, **more: Any) -> None:
    """Who shows once more who they are, by passkey, app or password, has their screen opened."""
    if more.get("reauthenticated"):
        unlock(request)


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(bytes.fromhex(secret("second factors"))))
