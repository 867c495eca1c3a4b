"""Let the simulated day go where it can be looked at, sixty times as fast as in life: `make demo`, `make demo SPEED=30`."""

import argparse
import os
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import Any

OUTSIDE = os.environ.get("DATABASE_URL", "")
PORT = int(os.environ.get("PORT", "") or 8000)

from tests import surroundings  # noqa: E402 -- the address of a house that people use is looked for first

assert surroundings.DATA  # imported for its effect: the demo has the data folder of the tests
SEED, PEOPLE, SPEED = 2027, 600, 60.0
NOTED = 30.0
"""Seconds between two lines about how it goes."""


def main() -> int:
    """Open, run, stay until Ctrl-C; 1 with a sentence when it cannot be."""
    words = argparse.ArgumentParser(prog="python -m tests.day.demo")
    words.add_argument("--seed", type=int, default=SEED)
    words.add_argument("--people", type=int, default=PEOPLE)
    words.add_argument("--speed", type=float, default=SPEED, help="simulated seconds in one second")
    asked = words.parse_args()
    if obstacle := _obstacle(asked.speed):
        print(obstacle, file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.settings"
    import_module("django").setup()
    with suppress(KeyboardInterrupt):
        _lives(asked)
    print("\nClosed; nothing of this day is kept.")
    return 0


def _obstacle(speed: float) -> str:
    if OUTSIDE:
        return "The demo never goes to a database that people use: it brings its own. Say `unset DATABASE_URL`."
    if not 1 <= speed <= 600:
        return "SPEED is between 1 and 600 simulated seconds in one second."
    host = os.environ.get("HOST", "") or "127.0.0.1"
    obstacle: str = import_module("willkommen.management.household.web").obstacle(host, PORT)
    return f"The demo cannot open: {obstacle}." if obstacle else ""


def _lives(asked: argparse.Namespace) -> None:
    server = import_module("tests.ground.server").server
    print("Opening a house for an invented day", flush=True)
    with server():
        import_module("willkommen.management.household.static_files").collect()
        with suppress(KeyboardInterrupt):  # in here, so that the database is closed in order
            _day(asked)


def _day(asked: argparse.Namespace) -> None:
    running = import_module("tests.day.demo.running")
    host = os.environ.get("HOST", "") or "127.0.0.1"
    house = running.demo_in_house(seed=asked.seed, people=asked.people, speed=asked.speed, host=host, port=PORT)
    with house as live:
        print(f"\nLook at {live.wire.url}/demo/ : it leads to boards, kiosk, desk, reception and Amina's telephone.\n"
              f"{asked.people} people book now; then the doors open. Ctrl-C ends it.\n", flush=True)  # fmt: skip
        Thread(target=_notes, args=(live,), daemon=True).start()
        live.run()
        _ends(live)
        signal.pause()


def _notes(live: Any) -> None:
    """A line now and then: what time it is in the house, and the speed that this machine reaches."""
    while live.phase != "over":
        time.sleep(NOTED)
        if live.phase == "day":
            reached = live.pace.reached
            slower = "" if reached > live.speed * 0.9 else f": this machine does not keep {live.speed:.0f}"
            print(f"  {live.moment(live.minute):%H:%M}, {reached:.0f} times as fast as in life{slower}", flush=True)


def _ends(live: Any) -> None:
    verdict = import_module("tests.day.verdict").judge(live)
    print("\nThe day is over; the screens stay until Ctrl-C.")
    for name, figure in verdict.rows():
        print(f"  {name:<58}{figure}")
    if live.stumbles or live.book.guests:
        print("  somebody at the screens had a hand in it, so that it is not held against the day's own book")
    else:
        for fault in verdict.faults:
            print(f"WRONG: {fault}", file=sys.stderr)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
