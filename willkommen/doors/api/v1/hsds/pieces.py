"""What every record of the export is made of: ids that stay, and no field without a value."""

from typing import Any
from uuid import NAMESPACE_DNS, uuid5

from willkommen.catalogue.centre import Centre

Record = dict[str, Any]
DAYS = {"mo": "MO", "tu": "TU", "we": "WE", "th": "TH", "fr": "FR", "sa": "SA", "su": "SU"}


def uid(house: Centre, *parts: str) -> str:
    """The same UUID for the same thing at every export: the specification knows no other ids."""
    return str(uuid5(NAMESPACE_DNS, "/".join((f"{house.house.id}.willkommen.invalid", *parts))))


def filled(**fields: Any) -> Record:
    """A record without what is not known."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def phones(house: Centre, numbers: tuple[str, ...], **owner: str) -> list[Record]:
    """Telephone numbers of one owner, for example `organization_id`."""
    own = "/".join(owner.values())
    return [filled(id=uid(house, "phone", own, number), number=number, type="voice", **owner) for number in numbers]
