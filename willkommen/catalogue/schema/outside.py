"""An outside office, or a step that is done there: what the house does not do itself."""

from typing import Literal

from willkommen.catalogue.schema.parts import Contact, Hours, PaperId, Sourced


class Outside(Sourced):
    """Texts: name, does. `kind`: an office that is responsible instead of the house, a step before or after, advice."""

    kind: Literal["office", "step", "advice"]
    contact: Contact = Contact()
    hours: tuple[Hours, ...] = ()
    papers: tuple[PaperId, ...] = ()
    note: str = ""
