"""The sample centre with the roster of the simulated day: 24 counters of five agencies, open on every day of the week."""

import re
import shutil
from itertools import chain
from pathlib import Path

from tests.factories.giessen import FOLDER

OPENS, CLOSES = "08:00", "17:00"
LUNCH = (("11:30", "12:00"), ("12:00", "12:30"), ("12:30", "13:00"), ("13:00", "13:30"))
"""The counters go to lunch one after the other: of an agency with three or four, one is away at a time."""
STAFFED = {
    "auslaenderbehoerde": [f"b-0{number:02d}" for number in range(1, 11)],
    "jobcenter": ["b-011", "b-012", "b-101", "b-102"],
    "stab-fluechtling": ["b-103", "b-104", "b-105", "b-106"],
    "ehc-sozialdienst": ["b-107", "b-108", "b-109"],
    "wir-koordination": ["b-110", "b-111", "b-112"],
}
COUNTERS = {counter: agency for agency, counters in STAFFED.items() for counter in counters}
EVENING = {
    "antidiskriminierung": "b-109", "rueckkehrberatung": "b-110", "kreisauslaenderbeirat": "b-111", "empfang": "empfang-1",
}  # fmt: skip
"""The other agencies, which are not part of the day, keep an hour after it: every service needs some opening."""
HOURS = "  hours:\n  - {days: [mo, tu, we, th, fr, sa, su], opens: '07:30', closes: '20:00'}\n"
OPENING = """
- id: {counter}-{number}
  days: [mo, tu, we, th, fr, sa, su]
  opens: '{opens}'
  closes: '{closes}'
  origin: {{assumed: [all]}}
  counter: {counter}
  agency: {agency}
  channels: [appointment, walk_in]
  languages: [de, en, ar, uk, fa, tr]
"""


def write(folder: Path) -> Path:
    """Write the centre of the simulated day into a folder."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    openings = chain(
        chain.from_iterable(_openings(place, counter) for place, counter in enumerate(COUNTERS)),
        (_opening(counter, agency, 2, "17:00", "18:00") for agency, counter in EVENING.items()),
    )
    (folder / "openings.yaml").write_text("openings:" + "".join(openings))
    house = (folder / "centre.yaml").read_text()
    (folder / "centre.yaml").write_text(re.sub(r"  hours:\n(  - .*\n)+", HOURS, house))
    (folder / "closures.yaml").write_text("closures: []\n")
    return folder


def _openings(place: int, counter: str) -> list[str]:
    begins, ends = LUNCH[place % len(LUNCH)]
    spans = ((OPENS, begins), (ends, CLOSES))
    return [_opening(counter, COUNTERS[counter], number, opens, closes) for number, (opens, closes) in enumerate(spans)]


def _opening(counter: str, agency: str, number: int, opens: str, closes: str) -> str:
    return OPENING.format(counter=counter, number=number, opens=opens, closes=closes, agency=agency)
