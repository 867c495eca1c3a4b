"""Guessers are slowed down, a shelter behind one address is not."""

from willkommen.doors.throttle import ADDRESSES, WrongCodes


class Clock:
    """A clock that goes on when told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_it_refuses_an_address_after_forty_wrong_codes_and_no_other() -> None:
    wrong = WrongCodes(Clock())
    for _ in range(40):
        assert not wrong.too_many("shelter")
        wrong.count("shelter")
    assert wrong.too_many("shelter")
    assert not wrong.too_many("elsewhere")


def test_it_lets_an_address_try_again_after_three_seconds() -> None:
    clock = Clock()
    wrong = WrongCodes(clock)
    for _ in range(40):
        wrong.count("shelter")
    clock.seconds = 3.1
    assert not wrong.too_many("shelter")


def test_it_refuses_everybody_when_many_addresses_guess_together() -> None:
    wrong = WrongCodes(Clock())
    for number in range(120):
        wrong.count(f"bot-{number}")
    assert wrong.too_many("somebody-new")


def test_it_lets_two_guesses_a_second_through_in_the_long_run() -> None:
    clock = Clock()
    wrong, tried = WrongCodes(clock), 0
    for step in range(3600 * 4):
        clock.seconds = step / 4
        if not wrong.too_many(f"bot-{step}"):
            wrong.count(f"bot-{step}")
            tried += 1
    assert tried <= 3600 * 2 + 120


def test_it_forgets_addresses_before_it_runs_out_of_memory() -> None:
    wrong = WrongCodes(Clock())
    for number in range(ADDRESSES + 50):
        wrong.too_many(f"bot-{number}")
    assert len(wrong.by_address) == ADDRESSES
