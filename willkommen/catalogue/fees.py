"""Where the fees of a centre come from: the file `fees.yaml` in its folder."""

from pathlib import Path
from typing import Any

import yaml

from willkommen.catalogue.rules.tariff import Tariff
from willkommen.catalogue.rules.tariff_reading import FaultyTariff, read_tariff

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_tariff(centre: Path) -> Tariff:
    """The tariff of the centre whose data lie in a folder; refuses a missing or faulty file with FaultyTariff."""
    path = centre / "fees.yaml"
    try:
        with path.open(encoding="utf-8") as file:
            data = yaml.load(file, Loader=LOADER)  # noqa: S506  # LOADER is the safe loader, in C where it is built
    except OSError:
        raise FaultyTariff(
            f"{path} cannot be read: say the centre's folder with --centre or WILLKOMMEN_CENTRE"
        ) from None
    except yaml.YAMLError as fault:
        raise FaultyTariff(f"{path} is not YAML: {fault}") from None
    if not isinstance(data, dict):
        raise FaultyTariff(f"{path} holds no fees")
    return read_tariff(data)
