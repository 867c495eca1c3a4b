"""A paper: what to bring."""

from datetime import date
from typing import Literal

from willkommen.catalogue.schema.parts import AgencyId, ConditionId, OutsideId, ServiceId, Sourced


class Paper(Sourced):
    """Texts: name. `instead`: the service that replaces it when it is not brought (the photograph taken in the house).

    `get_from`: the outside step that issues it. `form`: file of the blank form below `forms/`, with the agency that
    supplied it. `only_if`: it applies only under this condition. `day`: the variable `date` of its text. `picture`: file
    below `static/`. `retired`: no longer asked for; it stays for the sake of copies that were handed in.
    """

    bring: Literal["original", "copy", "either", "code"] = "original"
    instead: ServiceId | None = None
    get_from: OutsideId | None = None
    only_if: ConditionId | None = None
    day: date | None = None
    form: str | None = None
    form_by: AgencyId | None = None
    picture: str | None = None
    retired: bool = False

    @property
    def values(self) -> dict[str, object]:
        """The variables of its text."""
        return {"date": self.day} if self.day else {}
