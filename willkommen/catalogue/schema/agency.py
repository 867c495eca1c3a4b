"""An agency: who works behind the counters."""

from typing import Annotated, Literal

from pydantic import Field

from willkommen.catalogue.schema.parts import Contact, Sourced


class Agency(Sourced):
    """Texts: name, short. `number` is the two-digit end of its database login and never changes.

    `shielded`: its visits are seen by nobody else (a visit of its own, neutral titles, rooms that others use too).
    """

    number: Annotated[int, Field(ge=1, le=99)]
    kind: Literal["resident", "guest", "house"]
    shielded: bool = False
    contact: Contact = Contact()
    note: str = ""
