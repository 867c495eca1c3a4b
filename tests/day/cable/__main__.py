"""The simulated day in which the cable to the server is out for half an hour: `make day CABLE=1`, as root."""

import argparse
import os
import sys
from importlib import import_module

from tests import surroundings

assert surroundings.DATA  # imported for its effect: the day has the data folder of the tests
SEED, PEOPLE, SPEED = 2027, 600, 60.0


def main() -> int:
    """The figures of the day; 1 when something is wrong, or when nobody may lay a network here."""
    words = argparse.ArgumentParser(prog="python -m tests.day.cable")
    words.add_argument("--seed", type=int, default=SEED)
    words.add_argument("--people", type=int, default=PEOPLE)
    words.add_argument("--speed", type=float, default=SPEED, help="while the cable is out; 1 for thirty real minutes")
    asked = words.parse_args()
    if os.geteuid() != 0:
        print(
            "The cable can only be pulled by root, who lays a network for it: say it as root, or leave CABLE away.",
            file=sys.stderr,
        )
        return 1
    os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.settings"
    import_module("django").setup()
    skipped: type[BaseException] = import_module("pytest").skip.Exception
    try:
        return _day(asked)
    except skipped as why:
        print(f"The cable cannot be pulled: {why}.", file=sys.stderr)
        return 1


def _day(asked: argparse.Namespace) -> int:
    running, verdict = import_module("tests.day.cable.running"), import_module("tests.day.verdict")
    with import_module("tests.ground.server").server():
        import_module("willkommen.management.household.static_files").collect()
        with running.cabled_day(seed=asked.seed, people=asked.people, speed=asked.speed) as (day, house):
            day.run()
            found = verdict.judge(day, states=asked.people == PEOPLE)
            faults = [*found.faults, *running.faults_of(day, house)]
    print(f"the simulated day with the cable out, seed {asked.seed}")
    for name, figure in [*found.rows(), *running.rows_of(day)]:
        print(f"  {name:<58}{figure}")
    for fault in faults:
        print(f"WRONG: {fault}", file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
