"""The county's own sign-in: a real OpenID Connect provider on this machine, for tests of who it vouches for."""

import random
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from tests.ground.house import PORTS
from willkommen.management.household import web

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what the provider is built on warns of its own future
    from oidc_provider_mock import User, run_server_in_thread

CLIENT, SECRET = "willkommen", "not-a-secret"


@contextmanager
def county(**names: str) -> Iterator[str]:
    """A provider that knows these people (id there = user name at the county); its address, ended with the block."""
    people = [User(sub=sub, claims={"preferred_username": name}) for sub, name in names.items()]
    port = next(port for port in random.sample(PORTS, 100) if not web.obstacle("127.0.0.1", port))
    with run_server_in_thread(port, user_claims=people):
        yield f"http://localhost:{port}"


def settings_for(issuer: str) -> dict[str, str]:
    """The settings of a house that asks it."""
    return {"OIDC_ISSUER": issuer, "OIDC_CLIENT": CLIENT, "OIDC_CLIENT_SECRET": SECRET}
