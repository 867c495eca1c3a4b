"""The sentences of the pages: German in the code, other languages in .po files, compiled into the data folder."""

import fcntl
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from willkommen.core.files import write_whole
from willkommen.core.languages import PLURALS, SENTENCES, sentences_of

STAMP = ".compiled"
State = Literal["draft", "human", "reviewed"]
NOTE = re.compile(r"(draft|human|reviewed): (.*), (\d{4}-\d\d-\d\d)")
"""A comment beside a sentence in its file."""


def languages() -> list[str]:
    """The languages besides German that have a file of sentences."""
    return [code for code in PLURALS if sentences_of(code).exists()]


def read(language: str) -> Catalog:
    """The sentences of a language as people write them."""
    with sentences_of(language).open(encoding="utf-8") as file:
        return read_po(file)


def state(language: str) -> State:
    """How good the sentences of a language are, as the head of its file says; without a word a machine's draft."""
    head, _, _ = sentences_of(language).read_text(encoding="utf-8").partition("\n\n")
    return "reviewed" if '"X-State: reviewed\\n"' in head else "human" if '"X-State: human\\n"' in head else "draft"


def missing(language: str) -> Iterator[Message]:
    """Sentences without a translation, or with one that nobody has confirmed yet (`fuzzy`)."""
    for message in read(language):
        if message.id and (message.fuzzy or not all(forms(message.string))):
            yield message


@dataclass(frozen=True)
class Noted:
    """What stands beside a sentence in its file: how good it is, who wrote it, and when; empty where nobody noted it."""

    state: State | None = None
    by: str = ""
    dated: date | None = None

    def __str__(self) -> str:
        return f"{self.state}: {self.by}, {self.dated}"


def noted(message: Message) -> Noted:
    """Read from the comments of a sentence what `put` noted there."""
    for said in message.user_comments:
        if found := NOTE.fullmatch(said.strip()):
            state: State = "reviewed" if found[1] == "reviewed" else "human" if found[1] == "human" else "draft"
            return Noted(state, found[2], date.fromisoformat(found[3]))
    return Noted()


def put(
    language: str, texts: Mapping[tuple[str, int], str], note: Noted | None = None, *, by_key: bool = False
) -> Path:
    """Write translations, by German and plural form, into the file of a language; what was doubtful is so no longer.

    `by_key`: the German is that of the first form, as the program looks for it.
    """
    path = sentences_of(language)
    head, _, _ = path.read_text(encoding="utf-8").partition("\n\n")
    catalog = read(language)
    for message in catalog:
        message.user_comments = [said for said in message.user_comments if said.strip() and said[0] != "|"]
        german = forms(message.id)
        said = [german[0 if by_key else min(form, len(german) - 1)] for form in range(len(forms(message.string)))]
        new = [texts.get((said[form], form), text) for form, text in enumerate(forms(message.string))]
        if message.id and new != forms(message.string):
            message.string = tuple(new) if len(german) > 1 else new[0]
            message.flags.discard("fuzzy")
        if note and message.id and any((said[form], form) in texts for form in range(len(new))):
            message.user_comments = [said for said in message.user_comments if not NOTE.fullmatch(said.strip())]
            message.user_comments.append(str(note))
    out = BytesIO()
    write_po(out, catalog, width=0, omit_header=True, include_lineno=False, include_previous=False)
    path.write_text(f"{head}\n\n{out.getvalue().decode().strip()}\n", encoding="utf-8")
    return path


def forms(text: object) -> list[str]:
    """One sentence, or all its plural forms."""
    return [str(form) for form in text] if isinstance(text, tuple | list) else [str(text)]


def compile_into(folder: Path) -> bool:
    """Compile what gettext reads, unless nothing has changed since; whether there was anything to do.

    Several processes may ask at once: the first does it, and no reader ever sees half a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp, now = folder / STAMP, _digest()
        if stamp.exists() and stamp.read_text() == now:
            return False
        for language in languages():
            _compile(language, folder)
        stamp.write_text(now)
    return True


def _compile(language: str, folder: Path) -> None:
    source = sentences_of(language)
    target = (folder / source.relative_to(SENTENCES)).with_suffix(".mo")
    target.parent.mkdir(parents=True, exist_ok=True)
    compiled = BytesIO()
    write_mo(compiled, read(language))
    write_whole(target, compiled.getvalue(), mode=0o644)


def _digest() -> str:
    seen = hashlib.sha256()
    for language in languages():
        seen.update(language.encode() + sentences_of(language).read_bytes())
    return seen.hexdigest()
