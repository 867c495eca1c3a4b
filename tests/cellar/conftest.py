"""Real clusters in short folders that everybody may enter, stopped and removed afterwards."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from willkommen.cellar.cluster import Cluster
from willkommen.cellar.errors import CellarError

PATIENCE = 30.0


@pytest.fixture
def folder() -> Iterator[Path]:
    yield from _folder()


@pytest.fixture(scope="module")
def lasting_folder() -> Iterator[Path]:
    yield from _folder()


@pytest.fixture
def make_cluster() -> Iterator[Callable[[Path], Cluster]]:
    """Makes clusters; each is stopped when the test ends."""
    made: list[Cluster] = []

    def make(folder: Path) -> Cluster:
        made.append(Cluster(folder, patience=PATIENCE))
        return made[-1]

    yield make
    for cluster in made:
        with suppress(CellarError):
            cluster.stop()


@pytest.fixture(scope="module")
def cluster(lasting_folder: Path) -> Iterator[Cluster]:
    """One running cluster for a module whose tests leave it running."""
    made = Cluster(lasting_folder / "pg", patience=PATIENCE)
    made.start()
    yield made
    made.stop()


def _folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="wk-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path, ignore_errors=True)
