"""Answer a concern, and keep for the editors what nobody understood, without names and numbers."""

from datetime import date

from willkommen.guide import editions
from willkommen.guide.actions import note_unheard
from willkommen.guide.rules.answer import Answer
from willkommen.guide.unheard import worth_keeping


def ask(*, text: str, language: str | None, day: date) -> Answer:
    """What `text` asks for. Kept is only a calm sentence that the guide is not sure about; `day`: today on the wall."""
    guide = editions.guide()
    found = guide.answer(text, language)
    if found.outcome == "unsure":
        bare, meaning = worth_keeping(guide, editions.folder(), text)
        if bare:
            guessed = found.matches[0].service if found.matches else ""
            note_unheard(day=day, language=found.language, text=bare, guessed=guessed, meaning=meaning)
    return found
