"""A municipality: where somebody lives decides who is responsible."""

from typing import Literal

from willkommen.catalogue.schema.parts import Competence, OfficeId, Reached, Sourced, Strict


class Offices(Strict):
    """For each competence the agency of the house, or the outside office, that is responsible for residents."""

    permit: OfficeId
    naturalisation: OfficeId
    asylum_benefits: OfficeId
    shelter: OfficeId
    jobcenter: OfficeId
    advice: OfficeId

    def of(self, competence: Competence) -> str:
        """The office responsible for a competence."""
        return str(getattr(self, competence))


class Municipality(Sourced):
    """`population` is approximate; `town_hall` stays empty until somebody has checked it."""

    name: str
    kind: Literal["Stadt", "Gemeinde"]
    population: int
    offices: Offices
    town_hall: Reached = Reached()
    note: str = ""
