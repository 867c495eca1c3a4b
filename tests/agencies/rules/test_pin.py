"""A PIN that anybody would try first is refused."""

import pytest

from willkommen.agencies.rules.pin import weakness


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567890123", "123456", "654321", "111111", "121212", "13579a", "١٢٣٤٥٨"]
)
def test_it_refuses_what_is_easy(pin: str) -> None:
    assert weakness(pin)


@pytest.mark.parametrize("pin", ["482915", "700341", "908172635411"])
def test_it_takes_the_others(pin: str) -> None:
    assert not weakness(pin)
