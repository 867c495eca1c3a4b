"""A stolen copy of the house names nobody, and a restored backup opens nothing that was erased: by the real commands and files."""

import shutil
import subprocess
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from nacl.exceptions import CryptoError
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker

from tests.flows.papers.test_forget import age
from tests.ground.copies import TESTER
from tests.ground.database import django_in
from tests.ground.house import running_house
from tests.ground.server import OUTSIDE, ask
from tests.journeys.desks import open_matrix
from tests.journeys.test_papers import AGENCY
from tests.management.stolen import WORD, Scene, a_whole_visit, a_worker_sends, something_fails
from tests.post.mail_server import mail_server
from tests.surroundings import DATA
from willkommen.cellar import programs
from willkommen.cellar.cluster import Cluster
from willkommen.core.acting import acting_as
from willkommen.core.errors import KeyGone, Unknown
from willkommen.flows.papers.look import own_document, own_papers
from willkommen.flows.papers.release import withdraw
from willkommen.flows.papers.send import take_away
from willkommen.papers import key_store
from willkommen.papers.keys import by_release, by_secret
from willkommen.papers.rules.release import State
from willkommen.visits.seal import unseal


@pytest.fixture(scope="module")
def scene(ground: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """One visit that is over and one that goes on, a worker that sent their mails, and last night's backup."""
    folder = tmp_path_factory.mktemp("stolen")
    (folder / "temporary").mkdir()
    untouched = (folder / "temporary").stat().st_mtime_ns
    server = mail_server()
    settings = {
        "WILLKOMMEN_KEYS": str(folder / "keys"), "WILLKOMMEN_RECORDS": str(folder / "records"),
        "TMPDIR": str(folder / "temporary"), "SMTP_URL": server.url,
    }  # fmt: skip
    with running_house(**settings) as house:
        settings["DATABASE_URL"] = house.address
        # compressed pages of the write-ahead log would hide the word from the search
        ask("postgres", f'ALTER DATABASE "{house.database}" SET wal_compression TO off')
        open_matrix(house)
        open_matrix(house, "rueckfrage")
        past, pages = a_whole_visit(house, "9:00")
        a_worker_sends(house, settings, server)
        something_fails(house)
        age(house.database)
        recent, _ = a_whole_visit(house, "10:00", clerk=False)
        found = Scene(house, folder, settings, past, recent, pages, untouched)
        found.run("backup", str(folder / "backup"))
        house.sql("CHECKPOINT")
        yield found


def forms_of(word: str) -> list[bytes]:
    """The word as it may stand somewhere: plain, as hexadecimal (as a dump writes bytes), in base64, in two bytes a letter."""
    plain = word.encode()
    shifted = [b64encode(b"x" * shift + plain)[4:-4] for shift in range(3)]
    return [plain, plain.hex().encode(), plain.decode().encode("utf-16-le"), *shifted]


def where(forms: list[bytes], *places: Path) -> list[str]:
    """Which files below these places hold one of the forms; files that other tests take away meanwhile are passed over."""
    found = []
    for place in places:
        for path in [place] if place.is_file() else place.rglob("*"):
            try:
                content = path.read_bytes() if path.is_file() else b""
            except FileNotFoundError:
                continue
            if any(form in content for form in forms):
                found.append(path.name)
    return found


def unpacked(scene: Scene) -> Path:
    """The backup's archive is compressed: the same as the text that would bring it back."""
    text = scene.folder / "backup.sql"
    if not text.exists():
        command = [
            str(programs.folder() / "pg_restore"),
            f"--file={text}",
            str(scene.folder / "backup" / "database.dump"),
        ]
        subprocess.run(command, check=True)
    return text


def places(scene: Scene) -> list[Path]:
    """Everything a thief of disks and backups gets, but for the agencies' own records."""
    server = [Path(str(scene.house.sql("SHOW data_directory")[0][0]))] if OUTSIDE else []
    kept = ("keys", "temporary", "worker.log", "backup")
    return [DATA, *server, unpacked(scene), *(scene.folder / name for name in kept)]


def test_no_name_note_file_name_or_document_lies_anywhere_in_the_clear(scene: Scene) -> None:
    middle = len(scene.pages) // 2  # in the noise of the scan: no other document has it
    slices = [scene.pages[at : at + 40] for at in (middle, middle + 1000)]
    assert where(forms_of(WORD), *places(scene)) == []
    assert where(slices + [part.hex().encode() for part in slices], *places(scene)) == []


def test_the_same_search_finds_what_may_be_found(scene: Scene) -> None:
    """The controls: the agency's own record, and in each place something that is not sealed."""
    records = scene.folder / "records"
    assert len(where(forms_of(WORD), records)) == 1, "the description beside the PDF names the file"
    assert where([scene.pages], records), "and the PDF is the document"
    code = forms_of(scene.past.code)
    assert where(code, unpacked(scene)), "the backup"
    assert [name for name in where(code, DATA) if len(name) == 24], "the write-ahead log"
    assert [name for name in where(code, DATA) if name.isdigit() and len(name) < 10], "the tables"
    assert where([b"violates check constraint"], *DATA.glob("house-*.log")), "the web server's log"
    assert where([b"mail server does not answer"], scene.folder / "worker.log"), "the worker's log"
    for shift in range(3):
        (scene.folder / f"planted-{shift}").write_bytes(b64encode(b"x" * shift + f"{WORD} and more".encode()))
    assert len(where(forms_of(WORD), *scene.folder.glob("planted-*"))) == 3


def test_nothing_was_ever_written_into_the_temporary_folder(scene: Scene) -> None:
    folder = scene.folder / "temporary"
    assert folder.stat().st_mtime_ns == scene.untouched
    (folder / "planted").touch()
    assert folder.stat().st_mtime_ns != scene.untouched, "the control: a folder tells when a file came or went"


@pytest.fixture(scope="module")
def another_server() -> Iterator[Cluster]:
    """A server of its own: a restore mends the logins of its server, and other tests run beside this one on theirs."""
    folder = Path(tempfile.mkdtemp(prefix="wk-"))
    folder.chmod(0o711)
    cluster = Cluster(folder / "pg")
    cluster.start()
    say(cluster.admin_address(), f"CREATE ROLE {TESTER}")  # the grants of a test database name it
    yield cluster
    cluster.stop()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def inside(scene: Scene, blocker: DjangoDbBlocker, database: str) -> Iterator[None]:
    """This process speaks with a database (the address of its administrator) and the store of keys, as the visitors' door."""
    with pytest.MonkeyPatch.context() as patch, blocker.unblock():
        patch.setattr("tests.ground.database.admin_address", lambda _: database)
        patch.setenv("WILLKOMMEN_KEYS", scene.settings["WILLKOMMEN_KEYS"])
        with django_in(conninfo_to_dict(database)["dbname"]), acting_as("door"):
            yield


def say(database: str, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Ask a database; the rows."""
    with psycopg.connect(database, autocommit=True) as connection:
        cursor = connection.execute(statement.encode(), values or None)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def restored(scene: Scene, another_server: Cluster, django_db_blocker: DjangoDbBlocker) -> str:
    """The past visit was erased by its periods, the recent one's document by its visitor; then last night's backup came back.

    The address of the database that was restored.
    """
    mine, now = {"code": scene.recent.code, "secret": scene.recent.secret}, datetime.now(UTC)
    with inside(scene, django_db_blocker, scene.house.address):
        for visit in (scene.past, scene.recent):
            assert own_document(code=visit.code, secret=visit.secret, document=visit.document, now=now)[1]
    scene.run("forget")
    with inside(scene, django_db_blocker, scene.house.address):
        withdraw(**mine, release=own_papers(**mine).releases[0].id, now=now)
        take_away(**mine, document=scene.recent.document, now=now)
    database = another_server.admin_address("willkommen")
    said = scene.run("restore", str(scene.folder / "backup"), DATABASE_URL=database)
    assert "are back" in said
    return database


def test_the_backup_held_what_was_erased(scene: Scene) -> None:
    text = unpacked(scene).read_text(errors="replace")
    for visit in (scene.past, scene.recent):
        assert visit.code in text
        assert str(visit.document) in text


@pytest.mark.usefixtures("restored")
def test_the_keys_of_what_was_erased_are_gone_for_good(scene: Scene) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WILLKOMMEN_KEYS", scene.settings["WILLKOMMEN_KEYS"])
        left = {(entry.visit, entry.kind) for entry in key_store.entries()}
    assert scene.past.id not in {visit for visit, _ in left}
    assert {kind for visit, kind in left if visit == scene.recent.id} == {"details", "upload", "receipt"}


def test_the_erased_visit_is_gone_and_what_was_erased_of_the_other_is_gone_from_it(
    scene: Scene, restored: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with inside(scene, django_db_blocker, restored):
        with pytest.raises(Unknown):
            own_papers(code=scene.past.code, secret=scene.past.secret)
        papers = own_papers(code=scene.recent.code, secret=scene.recent.secret)
    assert papers.documents == ()
    assert [one.state for one in papers.releases] == [State.WITHDRAWN]
    assert say(restored, "SELECT count(*) FROM document") == [(0,)]


@pytest.mark.usefixtures("restored")
def test_yesterdays_database_with_every_key_that_is_held_opens_nothing(scene: Scene, another_server: Cluster) -> None:
    """Who restores without the house's command has the rows again, and no key for them."""
    say(another_server.admin_address(), "CREATE DATABASE thief")
    thief = another_server.admin_address("thief")
    archive = str(scene.folder / "backup" / "database.dump")
    subprocess.run([str(programs.folder() / "pg_restore"), f"--dbname={thief}", archive], check=True)
    assert say(thief, "SELECT count(*) FROM document") == [(2,)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WILLKOMMEN_KEYS", scene.settings["WILLKOMMEN_KEYS"])
        for visit in (scene.past, scene.recent):
            with pytest.raises(KeyGone):
                by_secret(visit.id, "document", visit.document, visit.secret)
            for (release,) in say(thief, "SELECT id FROM release WHERE visit = %s", visit.id):
                with pytest.raises(KeyGone):
                    by_release(visit.id, release, AGENCY, visit.document)
            boxes = [bytes(box) for (box,) in say(thief, "SELECT sealed FROM stop WHERE visit_id = %s", visit.id)]
            assert len(boxes) == 1
    with pytest.raises(CryptoError):
        unseal(AGENCY, boxes[0])
