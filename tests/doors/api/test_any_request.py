"""Whatever anybody sends to the API, the house answers as its description says and never breaks."""

import os
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error

from tests.ground.house import House

pytestmark = pytest.mark.race
EXAMPLES = 200 if os.environ.get("WILLKOMMEN_TEST_ALL") else 25


SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    database=None,
)


def test_it_never_breaks_whatever_is_sent(house: House) -> None:
    described = schemathesis.openapi.from_url(f"{house.url}/api/v1/openapi.json")
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 9
    for operation in operations:
        attack(operation)


def attack(operation: Any) -> None:
    """Send what fits the description and what does not; only an answer of the server's own fault counts."""

    @SETTINGS
    @given(case=operation.as_strategy())
    def said(case: Any) -> None:
        case.call_and_validate(checks=[not_a_server_error])

    @SETTINGS
    @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def broken(case: Any) -> None:
        case.call_and_validate(checks=[not_a_server_error])

    said()
    with suppress(Unsatisfiable):  # an operation without input cannot be asked wrongly
        broken()
