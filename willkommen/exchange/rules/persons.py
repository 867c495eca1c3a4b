"""Whether a general question seems to tell who a person is: such a question needs that person's release."""

import re

SIGNS = {
    "mail": r"[\w.+-]+@[\w-]+\.\w{2,}",
    "date": r"\b\d{1,2}\.\s?\d{1,2}\.\s?(19|20)\d\d\b|\b(19|20)\d\d-\d\d-\d\d\b",
    "phone": r"(\+|\b0)\d(?:[\s/()-]?\d){6,}\b",
    "code": r"\b[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}\b",
    "number": r"\b[A-HJ-NPR-Z][1-9]\d\d\b",
    "document": r"\b[A-Z][A-Z0-9]{7,8}\d\b",
    "person": r"\b(Herrn?|Frau)\s+[A-ZÄÖÜ]\w+",
}
"""A mail address, a full date as of birth, a telephone number, a visit's code, a number of the boards, a passport, a name."""


def signs_of_a_person(text: str) -> tuple[str, ...]:
    """What in the text seems to tell who somebody is, by the words of SIGNS. It can miss a bare name: people read too."""
    return tuple(name for name, pattern in SIGNS.items() if re.search(pattern, text))
