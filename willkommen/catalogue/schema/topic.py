"""What people ask for that the house does not do, and who does it."""

from willkommen.catalogue.schema.parts import OutsideId, ServiceId, Sourced


class Topic(Sourced):
    """Texts: name; office, who does it; papers, one a line, instead of those of `outside`.

    `outside`: where that is and how to reach it. `house_may`: services of the house that may help all the same.
    """

    outside: OutsideId | None = None
    house_may: tuple[ServiceId, ...] = ()
