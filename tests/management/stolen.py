"""A house in which people gave all that they can give: names, addresses, notes, file names, documents; each holds one word."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from tests.doors.clock.test_worker import wait_for
from tests.factories.papers import a_photo, a_scan
from tests.factories.people import CLERK_WHO_MAY, PASSWORD
from tests.factories.plans import JOB, RESIDENCE, ZONE, a_plan, a_stop
from tests.ground.house import House
from tests.ground.pages import Pages
from tests.journeys.test_papers import AGENCY
from tests.post.mail_server import MailServer
from tests.surroundings import ROOT

WORD = f"canary{uuid4().hex[:14]}"
"""Stands in every name, address, note, file name and document of this test, and in nothing else on this machine."""


@dataclass(frozen=True)
class Visit:
    """A visit as its visitor has it."""

    id: UUID
    code: str
    secret: str
    document: UUID


@dataclass(frozen=True)
class Scene:
    """A house in which people gave all that they can give; `past` is due to be forgotten, `recent` is not."""

    house: House
    folder: Path
    settings: dict[str, str]
    past: Visit
    recent: Visit
    pages: bytes
    untouched: int
    """When the temporary folder was last written to, before anything happened."""

    def run(self, *words: str, **more: str) -> str:
        """A command of the house as an administrator types it, with `more` settings; what it says."""
        command = [sys.executable, "-m", "willkommen", *words]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | self.settings | more, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout


def book(house: House, clock: str, *, ahead: int = 0, status: int = 201) -> dict[str, object]:
    """Book with a name and an address, so many days ahead."""
    amina = Pages(house.url)
    plan = a_plan(a_stop(RESIDENCE, clock, day=datetime.now(ZONE).date() + timedelta(days=ahead)))
    booked = amina.api("/visits", {
        "plan": plan.signed, "contact": {"email": f"{WORD}@example.org"},
        "details": {RESIDENCE[0]: {"name": f"{WORD} Beispiel", "birth_date": "1990-04-05"}},
    })  # fmt: skip
    assert amina.status == status, amina.said
    return booked


def a_whole_visit(house: House, clock: str, *, clerk: bool = True) -> tuple[Visit, bytes]:
    """Book with name and address, send a document and half of another one, release it; a clerk takes it and notes something."""
    amina = Pages(house.url)
    booked = book(house, clock)
    code, amina.secret = str(booked["code"]), str(booked["secret"])
    here = f"/de/visit/{code}/documents/"
    photo = a_photo(WORD, note=WORD)
    amina.post(here, {"paper": "pass"}, [(f"{WORD}.jpg", photo), ("scan.pdf", a_scan(1, size=(300, 400)))])
    assert b"2 Seiten" in amina.said
    document = UUID(str(house.sql("SELECT id FROM document ORDER BY created_at DESC LIMIT 1")[0][0]))
    amina.get(f"{here}{document}/")
    pages = amina.said
    assert pages.startswith(b"%PDF")
    upload = amina.post(f"{here}send/", {"name": f"{WORD}-half.jpg", "size": str(len(photo))}, form=here)
    assert amina.status == 201, upload
    (name,) = house.sql("SELECT id FROM upload ORDER BY created_at DESC LIMIT 1")[0]
    amina.get(here)
    amina.piece(f"{here}send/{name}/", photo[:2000], 0)
    shown = amina.post(
        f"{here}release/", {"agency": AGENCY, "document": str(document)}, form=f"{here}release/?agency={AGENCY}"
    )
    asked = shown.split('name="asked" value="')[1].split('"')[0]
    amina.post(f"{here}release/", {"answer": "yes", "asked": asked}, form=f"{here}release/?agency={AGENCY}")
    (visit,) = house.sql("SELECT id FROM visit ORDER BY created_at DESC LIMIT 1")[0]
    if clerk:
        a_clerk_works(house, visit)
    return Visit(visit, code, amina.secret, document), pages


def a_clerk_works(house: House, visit: UUID) -> None:
    """Accept, look, note the result, take over into the agency's record."""
    (stop,) = house.sql("SELECT id FROM stop WHERE visit_id = %s", visit)[0]
    (release, document) = house.sql(
        "SELECT release.id, document FROM release JOIN released ON release_id = release.id WHERE visit = %s", visit
    )[0]
    clerk = Pages(house.url)
    clerk.sign_in(CLERK_WHO_MAY.username, PASSWORD)
    clerk.post("/desk/counter/", {"counter": RESIDENCE[2]})
    papers = f"/desk/stop/{stop}/papers/"
    clerk.post(papers, {"act": "accept", "release": str(release)})
    clerk.get(f"/desk/paper/{document}/")
    assert clerk.said.startswith(b"%PDF"), clerk.said[:200]
    clerk.post(f"/desk/stop/{stop}/outcome/", {"note": f"{WORD} braucht Geduld."})
    assert house.sql("SELECT count(*) FROM stop_note") == [(1,)]
    assert WORD in clerk.get(f"/desk/stop/{stop}/outcome/")
    clerk.post(papers, {"act": "take_over", "release": str(release)})
    assert house.sql("SELECT state FROM release WHERE id = %s", release) == [("done",)]
    agencies_write(house, clerk, stop)


def agencies_write(house: House, clerk: Pages, stop: UUID) -> None:
    """A question and a referral about the person, given at the counter, and what a conference agreed."""
    here = {"step": "counter", "words": f"{WORD} wartet seit Mai.", "urgency": "week"}
    clerk.post(f"/desk/exchange/person/{stop}/", {"way": "question", "agency": JOB[1], "subject": WORD, **here})
    clerk.post(f"/desk/exchange/person/{stop}/", {"way": "referral", "agency": JOB[1], "service": JOB[0], **here})
    held = {"agencies": JOB[1], "took_part": WORD, "agreed": f"{WORD} kommt wieder.", "consented": "yes"}
    clerk.post("/desk/exchange/conference/", held)
    assert WORD in clerk.get("/desk/exchange/conference/")
    written = "SELECT (SELECT count(*) FROM question), (SELECT count(*) FROM offer), (SELECT count(*) FROM conference)"
    assert house.sql(written) == [(1, 1, 1)]


def a_worker_sends(house: House, settings: dict[str, str], server: MailServer) -> None:
    """The real worker complains of a mail server that does not answer, then sends what is due; its log stays."""
    book(house, "9:00", ahead=9)
    log = Path(settings["WILLKOMMEN_KEYS"]).with_name("worker.log")
    with log.open("wb") as output:
        command = [sys.executable, "-m", "willkommen", "worker"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | settings, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_for(lambda: b"mail server does not answer" in log.read_bytes())
            with server.listening():
                wait_for(lambda: house.sql("SELECT count(*) FROM message WHERE state = 'sent'")[0][0] > 0)
        finally:
            process.terminate()
            process.wait(timeout=60)


def something_fails(house: House) -> None:
    """An error in the middle of a booking: the web server writes a whole traceback into its log."""
    house.sql("ALTER TABLE message ADD CONSTRAINT planted CHECK (false) NOT VALID")
    book(house, "11:00", status=500)
    house.sql("ALTER TABLE message DROP CONSTRAINT planted")
