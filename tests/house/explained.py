"""When a German word in a text of another script is explained: it stands in brackets behind its meaning, or its meaning behind it."""

import re

from tests.factories.giessen import giessen

SCRIPTS = {
    "fa": re.compile("[\u0600-\u06ff]"),
    "prs": re.compile("[\u0600-\u06ff]"),
    "ti": re.compile("[\u1200-\u137f]"),
}
"""The own script of the languages whose readers know no other."""
LATIN, WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}"), re.compile(r"[A-Za-zÄÖÜäöüß]+")
CODE = re.compile(
    r"[A-Z0-9]{4}(-[A-Z0-9]{4}){3}|[A-Z0-9]{5}-[A-Z0-9]{5}|[a-z2-7]{26}|\S+@\S+|https?://\S+|%\(\w+\)[sd]|\{\w*\}"
)
SIGNS = {"PDF", "EUR", "SMS", "QR", "IBAN", "PIN", "WCAG"}
LAWS = {
    "AufenthG",
    "AufenthV",
    "StAG",
    "SGB",
    "FreizügG",
    "AGG",
    "DSGVO",
    "HDSIG",
    "HVBIT",
    "Abs",
    "Art",
    "Satz",
    "der",
}
"""Signs and paragraphs that stand on paper as they are: whoever asks about them needs exactly these."""
BEHIND = re.compile(r"[A-Za-zÄÖÜäöüß„“\". …\u2066\u2069-]+\(([^()]*)\)")
IN_BRACKETS = re.compile(r"\([^()]*\)")


def names() -> set[str]:
    """What is called the same in every language: places, streets, the languages themselves."""
    house = giessen()
    called = [
        *(one.endonym for one in house.languages.values()), *(one.name for one in house.municipalities.values()),
        house.house.address.street, house.house.address.city, "Amina Beispiel",
        *(room.label for room in house.rooms.values()),
        *(f"{place.street} {place.city}" for one in house.outside.values() if (place := one.contact.address)),
        *(f"{place.street} {place.city}" for one in house.municipalities.values() if (place := one.town_hall.address)),
    ]  # fmt: skip
    return {word for name in called for word in WORD.findall(name)}


NAMES = names()


def unexplained(text: str, script: re.Pattern[str]) -> list[str]:
    """The words in Latin letters of which the text does not say in the reader's script what they mean."""
    told = BEHIND.sub(lambda found: "" if script.search(found[1]) else found[0], CODE.sub("", text))
    if script.search(told):
        told = IN_BRACKETS.sub("", told)
    return [word for word in LATIN.findall(told) if word not in NAMES | SIGNS | LAWS]
