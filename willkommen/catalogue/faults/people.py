"""What could harm a person: suggesting what must not be suggested, a help line that is none."""

from collections.abc import Iterator

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.finding import Finding
from willkommen.catalogue.schema.helpline import URGENT


def suggestions(centre: Centre) -> Iterator[Finding]:
    """A follow-up that is only for those who ask must not be suggested; a situation must not bundle what it forbids."""
    for service in centre.services.values():
        for index, step in enumerate(service.next):
            target = centre.services[step.service]
            if step.suggest and target.only_if_asked and not service.only_if_asked:
                wrong = f"would suggest {target.id} to people who did not ask for it"
                yield Finding("service", service.id, ("next", index), wrong, "suggest: false")
    for situation in centre.situations.values():
        for index, name in enumerate(situation.must_not_suggest):
            if name in {step.service for step in situation.steps}:
                wrong = f"{name} is a step and must not be suggested"
                yield Finding("situation", situation.id, ("must_not_suggest", index), wrong, "take one of the two out")


def advice(centre: Centre) -> Iterator[Finding]:
    """Where nothing is decided, people must learn who stands up for them."""
    for service in centre.services.values():
        if service.advises_only and not service.represented_by:
            wrong = "only advises and names nobody who represents people outside"
            yield Finding("service", service.id, ("advises_only",), wrong, "represented_by: [anwalt]")


def helplines(centre: Centre) -> Iterator[Finding]:
    """The police are no help against a deportation."""
    for line in centre.helplines.values():
        if "110" in line.numbers and "deportation" in line.kinds:
            wrong = "110 must never be shown for fear of deportation"
            yield Finding("helpline", line.id, ("kinds",), wrong, "take deportation out of kinds")


def live_helplines(centre: Centre) -> Iterator[Finding]:
    """Before people use the centre, every urgent kind needs a line that may be shown."""
    for kind in URGENT:
        if not centre.helplines_for(kind):
            lines = [line.id for line in centre.helplines.values() if kind in line.kinds]
            wrong = f"no confirmed help line for {kind}"
            right = f"call and confirm one of {', '.join(lines) or 'none yet'} (status: confirmed)"
            yield Finding("helpline", lines[0] if lines else "", ("status",), wrong, right)
