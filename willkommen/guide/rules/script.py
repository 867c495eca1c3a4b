"""Which of the house's languages a text is probably in, from its letters and a few words; a hint, never a decision."""

import re

_SCRIPTS = {
    "Ethi": re.compile(r"[\u1200-\u139f]"),
    "Deva": re.compile(r"[\u0900-\u097f]"),
    "Arab": re.compile(r"[\u0600-\u06ff]"),
    "Cyrl": re.compile(r"[\u0400-\u04ff]"),
}
_SIGNS = (
    ("Deva", "hi", re.compile(r"")),
    ("Arab", "ps", re.compile(r"[ټډړږښځڅڼېۍ]|\b(?:زه|مې|دی|چې|غواړم|څنګه)\b")),
    ("Arab", "ur", re.compile(r"[ٹڈڑےں]|\b(?:ہے|میں|کا|کی)\b")),
    ("Arab", "prs", re.compile(r"\b(?:میشه|میتانم|ره|تذکره|شفاخانه|چی|کدام|میخایم|نمیتانم|بانک|مکتب|اس|است؟)\b")),
    ("Arab", "fa", re.compile(r"[پچژگکی]")),
    ("Arab", "ar", re.compile(r"")),
    ("Cyrl", "uk", re.compile(r"[іїєґ]", re.IGNORECASE)),
    ("Cyrl", "ru", re.compile(r"[ыэё]", re.IGNORECASE)),
    ("Cyrl", "bg", re.compile(r"ъ|\b(?:искам|трябва|имам|как|да|съм|се|за|на)\b", re.IGNORECASE)),
    ("Cyrl", "ru", re.compile(r"")),
    ("Ethi", "ti", re.compile(r"ኣ|ኸ|ቐ|ዓ|ክ[^ ]+ እየ|\b(?:እየ|ከመይ|ኣለኒ|ናይ|ኣበይ|እንታይ|ደልየ|ይደሊ|ይኽእል|ንምንታይ)\b")),
    ("Ethi", "am", re.compile(r"")),
)


def written_in(text: str) -> str | None:
    """The script with the most letters of the text: Ethi, Deva, Arab, Cyrl; None for Latin or none."""
    found = {script: len(letters.findall(text)) for script, letters in _SCRIPTS.items()}
    script = max(found, key=lambda name: found[name])
    return script if found[script] * 2 > sum(letter.isalpha() for letter in text) else None


def by_letters(text: str) -> str | None:
    """The language that the letters betray; None for Latin letters, where only words can tell."""
    script = written_in(text)
    return next((language for of, language, sign in _SIGNS if of == script and sign.search(text)), None)
