"""DATABASE_URL instead of the embedded cluster: the same code on Debian's PostgreSQL, over TCP."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from willkommen.cellar.address import Address, connect
from willkommen.cellar.backup import dump, restore
from willkommen.cellar.cluster import Cluster
from willkommen.cellar.durability import assert_durable
from willkommen.cellar.errors import LosesData, NoRight, Unreachable, Unsuitable
from willkommen.cellar.logins import make_logins
from willkommen.cellar.owner import Owner, choose

NOW = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
PASSWORDS = {role: f"secret of {role}" for role in ("migrator", "gate", "a_stab-fluechtling", "backup")}
PASSWORD = "/@:%?#"
"""As hard to write in a URL as a password can be."""


def debian() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    return found[-1].parent if found else None


def free_port() -> int:
    """A port below those that outgoing connections take."""
    for port in range(21_000, 21_100):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if trial.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("no port between 21000 and 21099 is free")


def made(binaries: Path, owner: Owner, data: Path, *, checksums: bool) -> Address:
    """Make and start a server of Debian's as an administrator of a county would."""
    port = free_port()
    data.mkdir(mode=0o700)
    (data.parent / "password").write_text(PASSWORD)
    (data.parent / "password").chmod(0o644)
    owner.take(data)
    shape = ["--auth=scram-sha-256", "--pwfile=../password", "--username=dba", "--encoding=UTF8", "--locale=C.UTF-8"]
    shape += ["--data-checksums"] if checksums else []
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c lc_messages=C"
    for command in (["initdb", *shape], ["pg_ctl", "start", "-w", "-l", str(data / "log"), "-o", options]):
        answer = owner.run([str(binaries / command[0]), *command[1:], "-D", str(data)], cwd=data)
        assert answer.returncode == 0, answer.stderr + answer.stdout
    return Address("127.0.0.1", port, "willkommen", "dba", PASSWORD)


@pytest.fixture(scope="module")
def administrator(lasting_folder: Path) -> Iterator[Address]:
    """A server that is not ours: Debian's, or where there is none a second cluster over TCP."""
    binaries = debian()
    data = lasting_folder / "data"
    owner = choose(data)
    if binaries:
        yield made(binaries, owner, data, checksums=True)
        owner.run([str(binaries / "pg_ctl"), "stop", "-m", "fast", "-D", str(data)], cwd=data)
        return
    port = free_port()
    cluster = Cluster(lasting_folder / "pg", settings={"listen_addresses": "127.0.0.1", "port": str(port)})
    cluster.start()
    yield Address("127.0.0.1", port, "willkommen", "postgres", cluster.place.password())
    cluster.stop()


@pytest.fixture(scope="module")
def house(administrator: Address) -> Address:
    """The administrator's address as DATABASE_URL would bring it, with the logins made twice."""
    url = Address.parse(administrator.conninfo())
    assert_durable(url)
    for _ in range(2):
        make_logins(url, PASSWORDS, url.database)
    return url


@pytest.mark.parametrize("role", PASSWORDS)
def test_every_login_gets_in(house: Address, role: str) -> None:
    with connect(house.as_role(role, PASSWORDS[role])) as connection:
        assert connection.execute("SELECT session_user::text").fetchone() == (role,)


def test_the_public_has_no_rights_in_our_database(house: Address) -> None:
    with connect(house) as connection:
        rows = connection.execute(
            "SELECT a.privilege_type FROM pg_database, aclexplode(datacl) a WHERE datname = current_database()"
            " AND a.grantee = 0 UNION ALL SELECT a.privilege_type FROM pg_namespace, aclexplode(nspacl) a"
            " WHERE nspname = 'public' AND a.grantee = 0"
        ).fetchall()
    assert rows == []


def test_a_backup_comes_back_on_this_server_too(house: Address, folder: Path) -> None:
    with connect(house.as_role("migrator", PASSWORDS["migrator"])) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT generate_series(1, 10) i")
    held = dump(house.as_role("backup", PASSWORDS["backup"]), folder / "saved", now=NOW)
    assert restore(folder / "saved", house, PASSWORDS, now=NOW, replacing=True) == held
    with connect(house) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (10,)


def test_an_exception_for_one_login_is_undone(house: Address) -> None:
    with connect(house) as connection:
        connection.execute("ALTER ROLE gate SET synchronous_commit = off")
        connection.execute("ALTER ROLE gate IN DATABASE willkommen SET synchronous_commit = off")
        connection.execute("ALTER DATABASE willkommen SET synchronous_commit = off")
    make_logins(house, PASSWORDS, house.database)
    with connect(house.as_role("gate", PASSWORDS["gate"])) as connection:
        assert connection.execute("SHOW synchronous_commit").fetchone() == ("on",)


def test_it_says_when_the_administrator_is_none(house: Address) -> None:
    with pytest.raises(NoRight, match=r"gate may not make the logins.*put a superuser into DATABASE_URL"):
        make_logins(house.as_role("gate", PASSWORDS["gate"]), PASSWORDS, house.database)


def test_it_says_that_a_password_is_wrong_without_repeating_it(house: Address) -> None:
    with pytest.raises(Unreachable, match="password") as refusal:
        assert_durable(house.as_role("gate", "mistyped"))
    assert "mistyped" not in str(refusal.value)


def test_it_refuses_a_database_that_cannot_keep_every_script(house: Address) -> None:
    with connect(house.in_database("postgres")) as connection:
        connection.execute("CREATE DATABASE old ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
        with pytest.raises(Unsuitable, match=r"old keeps text as LATIN1.*ENCODING 'UTF8'"):
            make_logins(house, PASSWORDS, "old")
        connection.execute("DROP DATABASE old")


@pytest.mark.skipif(debian() is None, reason="the embedded server always has checksums: see test_refusals")
def test_it_refuses_a_server_without_checksums(folder: Path) -> None:
    binaries, data = debian(), folder / "data"
    assert binaries is not None
    owner = choose(data)
    address = made(binaries, owner, data, checksums=False)
    try:
        with pytest.raises(LosesData, match="data_checksums is off"):
            assert_durable(address)
    finally:
        owner.run([str(binaries / "pg_ctl"), "stop", "-m", "fast", "-D", str(data)], cwd=data)
