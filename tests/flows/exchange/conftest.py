"""Every test here has an open flow matrix unless it closes it: words about a person flow only by a signed row."""

import pytest

from tests.factories.flows import signed_flows
from tests.factories.plans import NOW


@pytest.fixture
def matrix(one_transaction: None) -> None:
    """The data protection officer has signed every row of the flow matrix."""
    signed_flows(NOW.date())


@pytest.fixture
def matrix_for_all(real_logins: None) -> None:
    """The same, where every login has a connection of its own."""
    signed_flows(NOW.date())
