"""What to bring: every paper of the chosen services once, with how, when it applies, and where to get it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.paper import Paper
from willkommen.catalogue.schema.question import Effect
from willkommen.doors.said import Words
from willkommen.doors.visitor.page import words
from willkommen.guide.rules.ask_back import papers_after
from willkommen.visits.queries.own import VisitSeen


def bring(
    centre: Centre,
    services: tuple[str, ...],
    *,
    has_code: bool,
    said: Words | None = None,
    effects: Sequence[Effect] = (),
) -> list[dict[str, Any]]:
    """The check list; a paper that the house makes itself stands there only with `has_code` False left out.

    `effects`: what the answers of the person change.
    """
    said = said or words(centre)
    known = [(name, centre.services[name]) for name in services]
    needed = dict.fromkeys(p for name, one in known for p in papers_after(name, one.papers, effects, needed=True))
    groups = dict.fromkeys(group for _name, one in known for group in one.papers_any)
    optional = dict.fromkeys(
        p for name, one in known for p in papers_after(name, one.papers_optional, effects, needed=False)
    )
    items = [_item(centre, said, [paper]) for paper in needed if has_code or not centre.papers[paper].instead]
    open_groups = [group for group in groups if not set(group) & set(needed)]
    items += [_item(centre, said, list(group)) for group in open_groups]
    asked = set(needed) | {paper for group in open_groups for paper in group}
    items += [_item(centre, said, [paper], optional=True) for paper in optional if paper not in asked]
    return items


def papers_that_differ(effects: Iterable[Effect], services: Collection[str]) -> tuple[dict[str, object], ...]:
    """What the answers add to the papers of these services or take out: the papers' ids, never the answers."""
    own = (one for one in effects if one.service in services and (one.papers or one.without))
    return tuple({"service": one.service, "papers": list(one.papers), "without": list(one.without)} for one in own)


def bring_to(
    centre: Centre, seen: VisitSeen, services: tuple[str, ...], said: Words | None = None
) -> list[dict[str, Any]]:
    """The check list of a visit: as it was shown before it was booked, without papers that no longer exist."""
    effects = [
        Effect(
            service=str(one["service"]),
            papers=tuple(name for name in one["papers"] if name in centre.papers),
            without=tuple(one["without"]),
        )
        for one in seen.papers
    ]
    return bring(centre, services, has_code="foto-aufnahme" not in services, said=said, effects=effects)


def _item(centre: Centre, said: Words, papers: list[str], *, optional: bool = False) -> dict[str, Any]:
    first = centre.papers[papers[0]]
    label = _(" oder ").join(said("paper", paper) for paper in papers)
    hints = [_how(first)] if len(papers) == 1 else [_("Eines davon genügt.")]
    if optional:
        hints.append(_("Nur, wenn Sie es haben."))
    if first.only_if:
        hints.append(_("Nur nötig, %(condition)s.") % {"condition": said("condition", first.only_if)})
    places = dict.fromkeys(office for paper in papers if (office := centre.papers[paper].get_from))
    note = (
        _("Bekommen Sie hier: %(place)s") % {"place": ", ".join(said("outside", one) for one in places)}
        if places
        else ""
    )
    form = reverse("visitor:form", args=[first.id]) if first.form else ""
    return {
        "label": label,
        "hint": " ".join(hint for hint in hints if hint),
        "note": note,
        "form_url": form,
        "papers": papers,
        "picture": first.picture,
    }


def _how(paper: Paper) -> str:
    words_for = {
        "original": _("Bitte im Original."),
        "copy": _("Eine Kopie genügt."),
        "either": _("Original oder Kopie."),
        "code": _("Als Code auf Papier oder auf dem Telefon."),
    }
    return words_for[paper.bring]
