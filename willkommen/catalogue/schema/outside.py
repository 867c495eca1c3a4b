"""An outside office, or a step that is done there: what the house does not do itself."""

from typing import Literal

from willkommen.catalogue.schema.parts import Hours, PaperId, Reached, Sourced


class Outside(Sourced):
    """Texts: name, does. `kind`: an office that is responsible instead of the house, a step before or after, advice, or an
    enquiry: who can tell where all the others are. `at_town_hall`: found in the town hall of the place of residence."""

    kind: Literal["office", "step", "advice", "enquiry"]
    contact: Reached = Reached()
    hours: tuple[Hours, ...] = ()
    papers: tuple[PaperId, ...] = ()
    at_town_hall: bool = False
    note: str = ""
