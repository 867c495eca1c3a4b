"""What a phrase can stand for: a service, a topic done elsewhere, a kind of danger."""

from willkommen.core.errors import BadValue
from willkommen.doors.office.editors.access import Editor
from willkommen.doors.office.editors.rows import name_of
from willkommen.guide.editions import guide
from willkommen.guide.phrasebook import SECTIONS, Phrase
from willkommen.guide.rules.answer import KINDS

DANGERS = {
    "dv": "Gewalt zu Hause", "suicide": "Suizid", "threat": "Bedrohung", "medical": "Medizinischer Notfall",
    "child": "Kind in Gefahr", "deportation": "Drohende Abschiebung",
}  # fmt: skip


def choices(me: Editor) -> list[tuple[str, str]]:
    """(label, name in German) of everything that is theirs: services, then elsewhere, then danger."""
    services = [(f"services/{key}", name_of(me, "service", key)) for key in me.house.services if me.may("service", key)]
    found = sorted(services, key=lambda pair: pair[1].casefold())
    if me.edits_all:
        found += [(f"elsewhere/{topic}", label_of(me, "elsewhere", topic)) for topic in guide().facts.elsewhere]
        found += [(f"urgent/{kind}", label_of(me, "urgent", kind)) for kind in KINDS]
    return found


def may_label(me: Editor, section: str, label: str) -> bool:
    """Whether the phrases of this label are theirs to change; of a label nobody knows they are not."""
    return f"{section}/{label}" in dict(choices(me))


def phrase_of(me: Editor, text: str, language: str, section: str, label: str) -> Phrase:
    """What an editor typed, as a phrase. Refuses BadValue (no such language or section)."""
    if language not in me.house.languages:
        raise BadValue
    for known in SECTIONS:
        if known == section:
            return Phrase(text, language, known, label)
    raise BadValue


def label_of(me: Editor, section: str, label: str) -> str:
    """What a label is called."""
    if section == "urgent":
        return f"Gefahr: {DANGERS.get(label, label)}"
    if section == "elsewhere":
        topic = guide().facts.elsewhere.get(label)
        return f"Nicht hier: {topic.name.get('de', label) if topic else label}"
    return name_of(me, "service", label)


def languages(me: Editor) -> list[tuple[str, str]]:
    """(code, own name) of the languages of the house."""
    return [(code, str(one.endonym)) for code, one in me.house.languages.items()]
