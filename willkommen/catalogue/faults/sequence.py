"""No service may wait for itself, neither in general nor within a situation."""

from collections.abc import Iterator

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.finding import Finding
from willkommen.catalogue.rules.order import circle


def sequence(centre: Centre) -> Iterator[Finding]:
    """Circles, and steps that wait for something outside their bundle's own order."""
    after = {s.id: [name for step in s.after for name in step.any] for s in centre.services.values()}
    if found := circle(after):
        yield Finding("service", found[0], ("after",), f"waits for itself: {' → '.join(found)}", "break the circle")
    for situation in centre.situations.values():
        steps = {step.service: list(step.after) for step in situation.steps}
        if len(steps) < len(situation.steps):
            yield Finding("situation", situation.id, ("steps",), "has a service twice", "one step for each service")
        together = {name: {*own, *(before for before in after[name] if before in steps)} for name, own in steps.items()}
        if found := circle(together):
            wrong = f"waits for itself: {' → '.join(found)}"
            yield Finding("situation", situation.id, ("steps",), wrong, "break the circle")
        for index, step in enumerate(situation.steps):
            for name in step.after:
                if name not in steps:
                    wrong = f"{step.service} comes after {name}, which is no step here"
                    yield Finding("situation", situation.id, ("steps", index, "after"), wrong, f"add a step {name}")
