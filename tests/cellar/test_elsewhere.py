"""Where the house may lie and who may start it: closed homes, ordinary users, long paths, copied data."""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from willkommen.cellar import programs
from willkommen.cellar.cluster import Cluster
from willkommen.cellar.errors import NotYours
from willkommen.cellar.launch import HERE
from willkommen.cellar.owner import choose, known

MakeCluster = Callable[[Path], Cluster]
ROOT = Path(__file__).resolve().parents[2]
PACKAGES = Path(psycopg.__file__).parents[1]
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server another user")
LIFE = """
import os, sys
from pathlib import Path
from willkommen.cellar.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]))
for signal in (9, 2):
    cluster.start()
    os.kill(cluster.place.postmaster(), signal)
cluster.start()
print(cluster.place.postmaster())
cluster.stop()
print(cluster.running())
"""


def answers(cluster: Cluster) -> bool:
    with psycopg.connect(cluster.admin_address()) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def run_as(user: str, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python as another user, who may reach neither our interpreter (then the system's) nor this checkout (then by HERE)."""
    root = ROOT if known(pwd.getpwnam(user).pw_uid).enters(ROOT) else Path(HERE)
    packages = root / PACKAGES.relative_to(ROOT) if PACKAGES.is_relative_to(ROOT) else PACKAGES
    for python in (sys.executable, "/usr/bin/python3.11"):
        identity = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        try:
            return subprocess.run(  # type: ignore[call-overload,no-any-return]  # an unpacked dict fits no overload
                [python, "-c", script, *arguments],
                cwd=ROOT,
                env={"PYTHONPATH": f"{root}:{packages}", "PATH": os.defpath},
                capture_output=True,
                text=True,
                **identity,
            )
        except (PermissionError, FileNotFoundError):
            continue
    pytest.skip(f"{user} can run neither our Python nor /usr/bin/python3.11")


@only_root
def test_root_starts_it_below_a_home_closed_to_everybody(folder: Path, make_cluster: MakeCluster) -> None:
    home = folder / "home"
    home.mkdir(mode=0o700)
    cluster = make_cluster(home / "house" / "var" / "postgres")
    cluster.start()
    assert answers(cluster)
    pid = cluster.place.postmaster()
    assert pid is not None
    os.kill(pid, 9)
    cluster.start()
    assert answers(cluster)
    assert home.stat().st_mode & 0o777 == 0o700


@only_root
def test_root_starts_it_when_the_environment_is_closed_too(
    folder: Path, make_cluster: MakeCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = folder / "home"
    home.mkdir(mode=0o700)
    wheel = programs.folder().parents[2]
    for part in programs.NEEDED:
        shutil.copytree(wheel / part, home / part, symlinks=True)
    monkeypatch.setattr(programs, "folder", lambda: home / programs.WHEEL / "pginstall" / "bin")
    monkeypatch.setattr(programs, "CACHE", folder / "cache")
    cluster = make_cluster(home / "postgres")
    cluster.start()
    assert answers(cluster)
    assert [path.name.split("-")[0] for path in (folder / "cache").iterdir()] == ["postgresql"]
    assert not any(path.stat().st_mode & 0o022 for path in (folder / "cache").rglob("*") if not path.is_symlink())


@only_root
def test_the_programs_are_copied_beside_data_that_the_other_user_can_reach(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = folder / "home"
    home.mkdir(mode=0o700)
    wheel = programs.folder().parents[2]
    for part in programs.NEEDED:
        shutil.copytree(wheel / part, home / part, symlinks=True)
    monkeypatch.setattr(programs, "folder", lambda: home / programs.WHEEL / "pginstall" / "bin")
    found = programs.folder_for(choose(folder / "data"), folder)
    assert found.is_relative_to(folder)
    assert programs.folder_for(choose(folder / "data"), folder) == found


def test_an_ordinary_user_starts_kills_and_stops_it(folder: Path) -> None:
    user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    own = folder / "own"
    own.mkdir()
    shutil.chown(own, user)
    answer = run_as(user, LIFE, str(own / "pg"))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.split()[1:] == ["False"]
    assert (own / "pg" / "data").owner() == user


@only_root
def test_an_ordinary_user_is_told_whose_the_folder_is(folder: Path, make_cluster: MakeCluster) -> None:
    make_cluster(folder / "pg").start()
    script = "import sys; from pathlib import Path; from willkommen.cellar.cluster import Cluster\n"
    answer = run_as("nobody", script + "Cluster(Path(sys.argv[1])).start()", str(folder / "pg"))
    assert f"{NotYours.__module__}.NotYours: The database folder {folder / 'pg'} belongs to root" in answer.stderr


@only_root
def test_root_runs_the_data_of_an_ordinary_user_as_that_user(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / "pg")
    cluster.start()
    cluster.stop()
    for path in (cluster.place.data, cluster.place.log, cluster.folder / "socket"):
        for each in (path, *path.rglob("*")):
            shutil.chown(each, "nobody")
    cluster.start()
    assert Path(f"/proc/{cluster.place.postmaster()}").owner() == "nobody"


@only_root
def test_data_that_root_copied_back_is_given_to_the_servers_user(folder: Path, make_cluster: MakeCluster) -> None:
    first = make_cluster(folder / "pg")
    first.start()
    first.stop()
    shutil.copytree(folder / "pg", folder / "copy")
    second = make_cluster(folder / "copy")
    second.start()
    assert answers(second)
    assert second.place.data.stat().st_uid != 0


def test_a_path_too_long_for_a_socket_gets_a_short_link(folder: Path, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(folder / ("long-" * 20) / "pg")
    cluster.start()
    assert answers(cluster)
    assert len(os.fsencode(cluster.socket)) < 60
    cluster.socket.unlink()
    assert answers(cluster)
    cluster.socket.unlink()
