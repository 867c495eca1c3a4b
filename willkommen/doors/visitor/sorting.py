"""Sort out what somebody wants: what one visit here can hold, what stands alone, comes later, or is done elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from willkommen.catalogue.centre import Centre
from willkommen.doors.visitor.errand import ELSEWHERE, Errand


@dataclass(frozen=True)
class Sorted:
    """`here`: one visit, `after` its order; `apart`: for each shielded agency a visit of its own; `walk_in`: without an
    appointment; `elsewhere`: office ("" = the one at the place of residence) → services it decides."""

    here: tuple[str, ...]
    after: Mapping[str, frozenset[str]]
    apart: tuple[tuple[str, ...], ...]
    later: tuple[str, ...]
    walk_in: tuple[str, ...]
    elsewhere: Mapping[str, tuple[str, ...]]

    @property
    def empty(self) -> bool:
        """Whether nothing can be booked."""
        return not (self.here or self.apart)


def sort_out(centre: Centre, errand: Errand) -> Sorted:
    """Where each wanted service belongs."""
    wanted = errand.services
    elsewhere: dict[str, tuple[str, ...]] = {}
    for name in wanted:
        office = office_outside(centre, name, errand.residence)
        if office is not None:
            elsewhere[office] = (*elsewhere.get(office, ()), name)
    possible = [name for name in wanted if bookable(centre, name, errand.residence)]
    missing = made_here(centre, possible) if errand.has_photo_code is False else []
    bundle = centre.bundle(possible, missing=missing, situation=errand.situation or None)
    here, apart = _one_wall(centre, bundle.services, bundle.apart)
    alone = here and all(centre.services[name].booking == "with_others" for name in here)
    return Sorted(
        here=() if alone else here,
        after=bundle.after,
        apart=apart,
        later=bundle.later,
        walk_in=here if alone else (),
        elsewhere=elsewhere,
    )


def made_here(centre: Centre, services: list[str] | tuple[str, ...]) -> list[str]:
    """Papers of these services that the house can make itself (the photograph)."""
    return [paper for paper in centre.papers_of(services) if centre.papers[paper].instead]


def office_outside(centre: Centre, service: str, residence: str) -> str | None:
    """The office outside that decides, "" for the one at a place of residence outside the county, None for the house."""
    if not centre.services[service].competence or residence not in (*centre.municipalities, ELSEWHERE):
        return None
    if residence == ELSEWHERE:
        return ""
    office = centre.responsible(service, residence)
    return office if office in centre.outside else None


def bookable(centre: Centre, service: str, residence: str) -> bool:
    """Whether somebody who lives there can book it here."""
    facts = centre.services[service]
    if residence in centre.municipalities:
        return centre.bookable_for(service, residence)
    return facts.booking != "never" and (office_outside(centre, service, residence) is None or facts.also_for_others)


def _one_wall(
    centre: Centre, services: tuple[str, ...], apart: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A shielded agency's stops never stand beside others, not even beside another shielded agency's."""
    behind = {name: centre.services[name].agency for name in (*services, *apart)}
    shielded = {agency for agency in behind.values() if centre.agencies[agency].shielded}
    if len(set(behind.values())) < 2:
        return services, ()
    here = tuple(name for name in services if behind[name] not in shielded)
    groups = {agency: tuple(name for name in behind if behind[name] == agency) for agency in sorted(shielded)}
    return here, tuple(groups.values())
