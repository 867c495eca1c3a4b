"""Sign the cast's clerks in: in a test client, without the cost of a password."""

from django.contrib.auth import get_user_model
from django.test import Client

from tests.factories.people import Clerk


def signed_in(clerk: Clerk) -> Client:
    """A client in which this clerk has signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get_by_natural_key(clerk.username))
    return client
