"""A sheet of one-time codes on paper: the second factor that needs neither a telephone nor a program."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from willkommen.agencies.models import Staff


def print_sheet(staff: Staff) -> list[str]:
    """Make new codes for this person, in the caller's transaction; an older sheet becomes worthless."""
    Authenticator.objects.filter(user_id=staff.id, type=Authenticator.Type.RECOVERY_CODES).delete()
    return list(RecoveryCodes.activate(staff).generate_codes())
