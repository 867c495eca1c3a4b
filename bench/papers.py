"""From a phone to the receiving desk: a scan of twelve pages, sent in pieces, released, accepted and read, over real HTTP."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from bench._ground import ground
from bench.web import Cost, cost
from tests.factories.papers import a_scan
from tests.factories.people import CLERK_WHO_MAY, PASSWORD
from tests.factories.plans import RESIDENCE, ZONE, a_plan, a_stop
from tests.ground.house import House, running_house
from tests.ground.pages import Pages
from tests.journeys.desks import open_matrix
from tests.journeys.test_papers import AGENCY

HOW, TIMES = "python -m bench papers", 7
PIECE = 128 * 1024
OFFERED = """
SELECT stop.id, release.id FROM stop JOIN release ON visit = visit_id JOIN released ON release_id = release.id WHERE document = %s
"""
Row = tuple[str, str, str]


@dataclass
class Way:
    """Seconds from the first piece until the visitor may release it, and from the yes until the desk has the pages."""

    sent: list[float]
    read: list[float]


def rows() -> Iterator[Row]:
    """Each time another visit, with the same scan."""
    scan = a_scan(12)
    with ground(), running_house() as house:
        open_matrix(house)
        clerk, way, spent = Pages(house.url), Way([], []), Cost()
        clerk.sign_in(CLERK_WHO_MAY.username, PASSWORD)
        for number in range(TIMES + 1):
            if number == 1:  # the first loads what a new house loads once
                way, spent = Way([], []), Cost()
            _once(house, clerk, scan, number, way, spent)
    whole = [sent + read for sent, read in zip(way.sent, way.read, strict=True)]
    how = (
        f"{HOW} ({len(scan) / 1e6:.1f} MB in pieces of 128 KB on a fast line, {spent}; medians by the clock:"
        f" sent and checked {median(way.sent):.2f} s, yes to pages {median(way.read):.2f} s)"
    )
    yield (
        "a 12-page phone scan until the receiving desk reads it",
        f"{spent.total / 1000:.2f} s of CPU, {median(whole):.2f} s by the clock",
        how,
    )


def _once(house: House, clerk: Pages, scan: bytes, number: int, way: Way, spent: Cost) -> None:
    amina, day = Pages(house.url), datetime.now(ZONE).date()
    booked = amina.api("/visits", {"plan": a_plan(a_stop(RESIDENCE, f"{9 + number}:00", day=day)).signed})
    amina.secret = str(booked["secret"])
    here = f"/de/visit/{booked['code']}/documents/"
    amina.get(here)
    with cost(house, spent):
        begin = time.perf_counter()
        document = _sent(house, amina, here, scan)
        way.sent.append(time.perf_counter() - begin)
    shown = amina.post(
        f"{here}release/", {"agency": AGENCY, "document": document}, form=f"{here}release/?agency={AGENCY}"
    )
    asked = shown.split('name="asked" value="')[1].split('"')[0]
    with cost(house, spent):
        begin = time.perf_counter()
        amina.post(f"{here}release/", {"answer": "yes", "asked": asked}, form=f"{here}release/?agency={AGENCY}")
        ((stop, release),) = house.sql(OFFERED, document)
        clerk.post(f"/desk/stop/{stop}/papers/", {"act": "accept", "release": str(release)})
        clerk.get(f"/desk/paper/{document}/")
        way.read.append(time.perf_counter() - begin)
    assert clerk.said.startswith(b"%PDF"), clerk.said[:200]
    spent.count += 1


def _sent(house: House, amina: Pages, here: str, scan: bytes) -> str:
    """As the script of the page sends it; the document's id."""
    amina.call(f"{here}send/", {"name": "Scan.pdf", "size": str(len(scan)), "paper": "pass"})
    ((upload,),) = house.sql("SELECT id FROM upload")
    for start in range(0, len(scan), PIECE):
        amina.piece(f"{here}send/{upload}/", scan[start : start + PIECE], start)
    amina.call(f"{here}send/", {"finish": "1", "upload": str(upload), "paper": "pass"})
    ((document,),) = house.sql("SELECT id FROM document ORDER BY created_at DESC LIMIT 1")
    return str(document)
