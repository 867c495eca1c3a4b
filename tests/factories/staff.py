"""Sign the cast's clerks in: in a test client, without the cost of a password."""

from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client

from tests.factories.people import PASSWORD, Clerk
from willkommen.agencies.models import Staff
from willkommen.core.acting import acting_as

QUICK = PBKDF2PasswordHasher().encode(PASSWORD, "salt-of-the-tests", iterations=1000)


def signed_in(clerk: Clerk) -> Client:
    """A client in which this clerk has signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get_by_natural_key(clerk.username))
    return client


def id_of(clerk: Clerk) -> UUID:
    """The id of one of the cast."""
    with acting_as("gate"):
        return Staff.objects.get_by_natural_key(clerk.username).id


def hired(clerk: Clerk) -> UUID:
    """Somebody who is no invention of the sample: with a password, who still needs a second factor. Their id."""
    with acting_as("migrator"):
        row = Staff(username=clerk.username, name=clerk.name, agency=clerk.agency, role=clerk.role, password=QUICK)
        row.save(force_insert=True)
    return row.id
