"""Where the fees of a centre come from: the file `fees.yaml` in its folder, its words in `wordings/`."""

from functools import lru_cache
from pathlib import Path

from willkommen.catalogue.rules.tariff import Tariff
from willkommen.catalogue.rules.tariff_reading import FaultyTariff, read_tariff
from willkommen.catalogue.wordings import Stand, stand, with_wordings, wordings
from willkommen.catalogue.yaml_text import UnreadableError, compose, plain
from willkommen.environment import value

FILE = "fees.yaml"


def load_tariff(centre: Path) -> Tariff:
    """The tariff of the centre whose data lie in a folder; refuses a missing or faulty file with FaultyTariff."""
    path = centre / FILE
    try:
        root = compose(path.read_text(encoding="utf-8"))
    except OSError:
        advice = "say the centre's folder with --centre or WILLKOMMEN_CENTRE"
        raise FaultyTariff(f"{path} cannot be read: {advice}") from None
    except (UnreadableError, UnicodeDecodeError) as fault:
        raise FaultyTariff(f"{path} is not YAML: {fault}") from None
    data = plain(root) if root is not None else None
    if not isinstance(data, dict):
        raise FaultyTariff(f"{path} holds no fees")
    return read_tariff(with_wordings(data, wordings(centre)))


def tariff_of_the_house() -> Tariff:
    """The tariff of the centre that is served (WILLKOMMEN_CENTRE), read again when its file has changed."""
    centre = Path(value("WILLKOMMEN_CENTRE"))
    path = centre / FILE
    own = ((path, path.stat().st_mtime_ns),) if path.exists() else ()
    return _remembered(centre, own + stand(centre))


@lru_cache(maxsize=2)
def _remembered(centre: Path, _changed: Stand) -> Tariff:
    return load_tariff(centre)
