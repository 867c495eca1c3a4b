"""A linter and a matrix that find nothing are worth nothing: every planted fault is caught, and goes when it is taken back."""

import pytest

from tests.walls.catalog import faults
from tests.walls.conftest import LOGINS, Filled
from tests.walls.matrix import Matrix
from tests.walls.planted import FAULTS, Fault
from tests.walls.voices import Borrowed, superuser


def test_it_plants_enough() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 16


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_it_catches(filled: Filled, fault: Fault) -> None:
    with superuser(filled.database) as admin:
        admin.execute(fault.sql.encode())
        caught = {
            "linter": faults(admin),
            "matrix": Matrix(Borrowed(admin), admin, filled.world, LOGINS).leaks([fault.relation]),
        }
    assert fault.by <= {who for who, found in caught.items() if found}, caught


def test_it_is_quiet_inside_the_same_transaction_without_a_fault(filled: Filled) -> None:
    with superuser(filled.database) as admin:
        assert not faults(admin)
        assert not Matrix(Borrowed(admin), admin, filled.world, LOGINS).leaks()
