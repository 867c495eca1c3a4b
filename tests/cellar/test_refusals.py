"""What the cluster refuses, each with one sentence that says what to do."""

import fcntl
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from willkommen.cellar import launch, place, words
from willkommen.cellar.cluster import Cluster
from willkommen.cellar.errors import (
    CellarError,
    DiskFull,
    FolderTaken,
    InUse,
    LosesData,
    NotStarted,
    NotWritable,
    SecretMissing,
    SocketTaken,
    WrongVersion,
)

MakeCluster = Callable[[Path], Cluster]


@pytest.fixture
def tiny_disk(folder: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m,mode=711", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"only root may mount a small disk: {mounted.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_it_refuses_a_disk_with_too_little_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "FIRST_START_MB", 10**9)
    with pytest.raises(DiskFull, match=r"is full \(\d+ MB free, 1000000000 MB needed\): free some space there"):
        Cluster(folder / "pg").start()
    assert not (folder / "pg" / "data").exists()


def test_it_says_so_when_the_disk_fills_up_during_the_first_start(
    tiny_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "FIRST_START_MB", 1)
    with pytest.raises(DiskFull, match="free some space there"):
        Cluster(tiny_disk / "pg").start()
    assert not (tiny_disk / "pg" / "data").exists()


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ('PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device', DiskFull),
        ("initdb: error: could not create directory: Disk quota exceeded", DiskFull),
        ('FATAL:  could not bind IPv4 address "127.0.0.1": Address already in use', SocketTaken),
        ("FATAL:  database files are incompatible with server", FolderTaken),
        ("FATAL:  data directory has invalid permissions", NotStarted),
        ("", NotStarted),
    ],
)
def test_it_translates_what_the_server_says(said: str, refusal: type[CellarError], folder: Path) -> None:
    assert type(words.meaning(said, place.Place(folder))) is refusal


def test_it_refuses_a_folder_with_something_else_in_it(folder: Path) -> None:
    (folder / "photo.jpg").touch()
    with pytest.raises(FolderTaken, match=r"it holds photo\.jpg.*choose another folder with WILLKOMMEN_DATA"):
        Cluster(folder).start()
    assert [path.name for path in folder.iterdir()] == ["photo.jpg"]


def test_it_refuses_a_file_as_a_folder(folder: Path) -> None:
    (folder / "pg").touch()
    with pytest.raises(FolderTaken, match="it is a file"):
        Cluster(folder / "pg").start()


def test_it_refuses_data_that_is_not_postgresqls(folder: Path) -> None:
    (folder / "data").mkdir()
    with pytest.raises(FolderTaken, match="no PG_VERSION"):
        Cluster(folder).start()


def test_it_refuses_data_of_another_version(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(WrongVersion, match=r"written by PostgreSQL 14.*docs/cellar\.md"):
        Cluster(folder).start()


def test_it_refuses_where_nobody_can_write() -> None:
    with pytest.raises(NotWritable, match="WILLKOMMEN_DATA"):
        Cluster(Path("/proc/willkommen/pg")).start()


def test_it_refuses_a_folder_that_somebody_holds_without_answering(folder: Path) -> None:
    cluster = Cluster(folder / "pg", patience=0.2)
    with cluster.place.claim(), pytest.raises(InUse, match="Two servers on one folder would destroy the data"):
        cluster.start()
    assert not cluster.place.data.exists()


def test_it_refuses_data_without_its_secret(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / "pg")
    cluster.start()
    cluster.stop()
    cluster.place.secret.unlink()
    with pytest.raises(SecretMissing, match=r"pg/secret is missing.*put that file back"):
        cluster.start()


def test_it_refuses_a_port_that_is_taken(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = {"listen_addresses": "127.0.0.1", "port": str(taken.getsockname()[1])}
        with pytest.raises(SocketTaken, match="stop that program"):
            Cluster(folder / "pg", settings=settings).start()


def test_after_a_kill_in_the_first_start_the_next_one_begins_anew(folder: Path, make_cluster: MakeCluster) -> None:
    half = folder / "pg" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    cluster = make_cluster(folder / "pg")
    cluster.start()
    assert cluster.running()
    assert not half.exists()


@pytest.mark.parametrize(
    ("setting", "value"), [("fsync", "off"), ("full_page_writes", "off"), ("synchronous_commit", "local")]
)
def test_it_refuses_a_setting_that_loses_data(
    setting: str, value: str, folder: Path, make_cluster: MakeCluster
) -> None:
    cluster = make_cluster(folder / "pg")
    cluster.start()
    with psycopg.connect(cluster.admin_address(), autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET {setting} = '{value}'")
    cluster.stop()
    told = rf"{setting} is {value} \(set by postgresql\.auto\.conf\), it must be on.*ALTER SYSTEM RESET {setting}"
    with pytest.raises(LosesData, match=told):
        cluster.start()
    assert not cluster.running()
    cluster.place.data.joinpath("postgresql.auto.conf").write_text("")
    cluster.start()


def test_it_refuses_data_without_checksums(
    folder: Path, make_cluster: MakeCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "SHAPE", ("--no-data-checksums", *launch.SHAPE[1:]))
    with pytest.raises(LosesData, match=r"data_checksums is off.*pg_checksums --enable"):
        make_cluster(folder / "pg").start()


def test_a_server_that_was_started_by_hand_is_found(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / "pg")
    cluster.start()
    cluster.stop()
    hand = os.open(os.devnull, os.O_RDONLY)  # no lock in it, as if an administrator had said pg_ctl start
    launch.launch(cluster.place, {}, hand)
    os.close(hand)
    cluster.start()
    with cluster.place.claim() as free:
        assert free is not None
        fcntl.flock(free, fcntl.LOCK_UN)
    assert cluster.running()
