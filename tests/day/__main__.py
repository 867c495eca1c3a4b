"""Run the simulated day, with and without planning anew, and say how it was: `make day SEED=2027`."""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module

from tests import surroundings

assert surroundings.DATA  # imported for its effect: the day has the data folder of the tests
SEED, PEOPLE = 2027, 600


def one(seed: int, people: int, replan: bool) -> "tuple[object, float]":
    """One day in a process of its own: its verdict, and the seconds it took."""
    import_module("django").setup()
    server = import_module("tests.ground.server").server
    running, verdict = import_module("tests.day.running"), import_module("tests.day.verdict")
    began = time.monotonic()
    with server():
        import_module("willkommen.management.household.static_files").collect()
        with running.day_in_house(seed=seed, people=people, replan=replan) as day:
            day.run()
            return verdict.judge(day), time.monotonic() - began


def on_paper(seed: int, people: int, replan: bool) -> "tuple[object, float]":
    """The same without a server (`model.py`)."""
    import_module("django").setup()
    model, verdict = import_module("tests.day.model"), import_module("tests.day.verdict")
    began = time.monotonic()
    with model.day_on_paper(seed=seed, people=people, replan=replan) as day:
        day.run()
        return verdict.judge(day), time.monotonic() - began


def main() -> int:
    """Both days side by side; 1 when something is wrong."""
    words = argparse.ArgumentParser(prog="python -m tests.day")
    words.add_argument("--seed", type=int, default=SEED)
    words.add_argument("--people", type=int, default=PEOPLE)
    words.add_argument("--model", action="store_true", help="without a server: the same rules over plain values")
    words.add_argument("--days", type=int, default=1, help="so many days, with this seed and those after it")
    asked = words.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.settings"
    import_module("django").setup()
    with ProcessPoolExecutor(2) as pool:
        seeds, how = range(asked.seed, asked.seed + asked.days), on_paper if asked.model else one
        days = {seed: [pool.submit(how, seed, asked.people, replan) for replan in (True, False)] for seed in seeds}
        compare = import_module("tests.day.comparison").compare
        return max(int(compare(seed, [day.result() for day in both])) for seed, both in days.items())


if __name__ == "__main__":
    sys.exit(main())
