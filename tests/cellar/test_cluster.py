"""The life of the embedded PostgreSQL: first start, restart, kill, many starters."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest

from willkommen.cellar.cluster import Cluster

MakeCluster = Callable[[Path], Cluster]
ROOT = Path(__file__).resolve().parents[2]
START = """
import sys
import time
from contextlib import suppress
from pathlib import Path
from willkommen.cellar.cluster import Cluster
Cluster(Path(sys.argv[1])).start()
"""


def ask(cluster: Cluster, question: LiteralString) -> object:
    with psycopg.connect(cluster.admin_address(), autocommit=True) as connection:
        cursor = connection.execute(question)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def starter(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", START, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def kill(cluster: Cluster) -> None:
    pid = cluster.place.postmaster()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_the_first_start_makes_a_database_in_utc_on_a_socket_only(cluster: Cluster) -> None:
    assert cluster.running()
    assert ask(cluster, "SHOW timezone") == "UTC"
    assert ask(cluster, "SHOW listen_addresses") == ""
    assert ask(cluster, "SHOW data_checksums") == "on"
    assert ask(cluster, "SELECT datlocale FROM pg_database WHERE datname = 'postgres'") == "C.UTF-8"


def test_the_password_is_asked_for(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(cluster.address("postgres", "postgres", "wrong").conninfo())


def test_the_secret_is_for_one_pair_of_eyes(cluster: Cluster) -> None:
    assert cluster.place.secret.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends another user")
def test_root_lends_the_server_another_user(cluster: Cluster) -> None:
    pid = cluster.place.postmaster()
    assert Path(f"/proc/{pid}").stat().st_uid != 0
    assert cluster.place.data.stat().st_uid == Path(f"/proc/{pid}").stat().st_uid


def test_starting_a_running_cluster_does_nothing(cluster: Cluster) -> None:
    before = cluster.place.postmaster()
    cluster.start()
    assert cluster.place.postmaster() == before


def test_a_restart_keeps_the_data(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / "pg")
    cluster.start()
    ask(cluster, "CREATE TABLE kept AS SELECT 'Amina' AS name")
    cluster.stop()
    assert not cluster.running()
    cluster.start()
    assert ask(cluster, "SELECT name FROM kept") == "Amina"


def test_stopping_what_never_ran_does_nothing(folder: Path, make_cluster: MakeCluster) -> None:
    make_cluster(folder / "pg").stop()
    assert not (folder / "pg").exists()


def test_a_kill_loses_nothing_and_the_next_start_works_at_once(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / "pg")
    cluster.start()
    ask(cluster, "CREATE TABLE kept (i int)")
    for _ in range(3):
        ask(cluster, "INSERT INTO kept SELECT count(*) FROM kept")
        kill(cluster)
        cluster.start()
    assert ask(cluster, "SELECT count(*) FROM kept") == 3


def test_of_four_starters_one_starts_and_all_find_it_up(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / "pg")
    starters = [starter(folder / "pg") for _ in range(4)]
    answers = [(each.communicate(timeout=60)[0], each.returncode) for each in starters]
    assert answers == [("", 0)] * 4
    assert cluster.running()
    assert cluster.place.log.joinpath("start.log").read_text().count("redirecting log output") == 1


def test_of_four_starters_after_a_kill_one_recovers_it(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / "pg")
    cluster.start()
    kill(cluster)
    starters = [starter(folder / "pg") for _ in range(4)]
    assert [(each.communicate(timeout=60)[0], each.returncode) for each in starters] == [("", 0)] * 4
    assert cluster.running()


def test_a_process_number_left_behind_is_not_taken_for_a_server(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / "pg")
    cluster.start()
    cluster.stop()
    dead = subprocess.Popen(["true"])
    while Path(f"/proc/{dead.pid}/stat").read_text().split()[2] != "Z":  # killed, and its parent does not bury it
        time.sleep(0.01)
    for left_behind in (dead.pid, os.getpid()):
        (cluster.place.data / "postmaster.pid").write_text(f"{left_behind}\n{cluster.place.data}\n")
        cluster.start()
        cluster.stop()
    dead.wait()


def test_the_log_holds_no_word_that_a_person_wrote(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / "pg")
    cluster.start()
    with psycopg.connect(cluster.admin_address(), autocommit=True) as connection:
        connection.execute("CREATE TABLE person (name text PRIMARY KEY, age int)")
        for _ in range(2):
            with suppress(psycopg.errors.UniqueViolation):
                connection.execute("INSERT INTO person VALUES (%s, 30)", ("Bogdan",))
        with suppress(psycopg.errors.InvalidTextRepresentation):
            connection.execute("SELECT %s::int", ("Bogdan",))
        with suppress(psycopg.errors.SyntaxError):
            connection.execute("Bogdan")
    cluster.stop()
    written = "".join(path.read_text() for path in cluster.place.log.iterdir())
    assert "database system is ready" in written
    assert "Bogdan" not in written
