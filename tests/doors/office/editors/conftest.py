"""The catalogue and the guide are read anew in every test: the transaction before was rolled back."""

from collections.abc import Iterator

import pytest

from willkommen.catalogue.queries import forget_copy
from willkommen.guide import editions


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    """Trust no copy of a transaction that was rolled back."""
    forget_copy()
    editions.forget_copy()
    yield
    forget_copy()
    editions.forget_copy()
