"""What a phrase can stand for: a service, a topic done elsewhere, a kind of danger."""

from willkommen.core.errors import BadValue
from willkommen.doors.office.editors.access import Editor
from willkommen.doors.office.editors.rows import name_of
from willkommen.guide.phrasebook import SECTIONS, Phrase
from willkommen.guide.rules.answer import KINDS
from willkommen.guide.rules.decide import ABROAD
from willkommen.guide.rules.exact import SORTS, Sort

DANGERS = {
    "dv": "Gewalt zu Hause", "suicide": "Suizid", "threat": "Bedrohung", "medical": "Medizinischer Notfall",
    "child": "Kind in Gefahr", "deportation": "Drohende Abschiebung",
}  # fmt: skip


def choices(me: Editor) -> list[tuple[str, str]]:
    """(label, name in German) of everything that is theirs: services, then elsewhere, then danger."""
    services = [
        (f"services/{key}", name_of(me, "service", key))
        for key in me.house.services
        if me.house.offers(key) and me.may("service", key)
    ]
    found = sorted(services, key=lambda pair: pair[1].casefold())
    if me.edits_all:
        found += [(f"elsewhere/{topic}", label_of(me, "elsewhere", topic)) for topic in me.house.topics]
        found += [(f"urgent/{kind}", label_of(me, "urgent", kind)) for kind in KINDS]
    return found


def may_label(me: Editor, section: str, label: str) -> bool:
    """Whether the phrases of this label are theirs to change; of a label nobody knows they are not."""
    section, label = _spoken(section, label)
    return f"{section}/{label}" in dict(choices(me))


def phrase_of(me: Editor, text: str, language: str, section: str, label: str) -> Phrase:
    """What an editor typed, as a phrase. Refuses BadValue (no such language or section)."""
    if language not in me.house.languages:
        raise BadValue
    for known in SECTIONS:
        if known == section:
            return Phrase(text, language, known, label)
    raise BadValue


def exact_of(text: str, sort: str, section: str, label: str) -> Phrase:
    """What an editor typed as exact words for a label. Refuses BadValue (signs of danger elsewhere than at danger)."""
    for known in sorts_of(section):
        if known == sort:
            return Phrase(text, "", known, target_of(section, label))
    raise BadValue


def sorts_of(section: str) -> tuple[Sort, ...]:
    """Which exact words there are for the labels of a section."""
    return ("certain", "possible") if section == "urgent" else ("terms",)


def target_of(section: str, label: str) -> str:
    """What exact words call a label."""
    return ABROAD + label if section == "elsewhere" else label


def label_of(me: Editor, section: str, label: str) -> str:
    """What a label is called; `section` may be a sort of exact words."""
    section, label = _spoken(section, label)
    if section == "urgent":
        return f"Gefahr: {DANGERS.get(label, label)}"
    if section == "elsewhere":
        return f"Nicht hier: {name_of(me, 'topic', label)}"
    return name_of(me, "service", label)


def _spoken(section: str, label: str) -> tuple[str, str]:
    """The section and label that exact words belong to; others as they are."""
    if section not in SORTS:
        return section, label
    if label.startswith(ABROAD):
        return "elsewhere", label.removeprefix(ABROAD)
    return "services" if section == "terms" else "urgent", label


def languages(me: Editor) -> list[tuple[str, str]]:
    """(code, own name) of the languages of the house."""
    return [(code, str(one.endonym)) for code, one in me.house.languages.items()]
