"""Tell the data protection officer that somebody worked on accounts or on what may flow: how often, never who or what."""

from datetime import datetime
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from willkommen.agencies.walls import atomic
from willkommen.core.files import write_whole
from willkommen.journal.queries import acts_with_accounts

MOST = 500
SUBJECT = "Willkommen: Neues auf der Seite des Datenschutzes"
BODY = """Seit dem {since} wurde {times} an Konten, Rechten oder der Flussmatrix gearbeitet, zuletzt am {last}.

Wer was getan hat, steht nur im Haus selbst: {page}

Diese Nachricht kommt höchstens einmal in der Stunde.
"""


def tell_officer(*, address: str, page: str, memory: Path, now: datetime, post: BaseEmailBackend) -> int:
    """Write to `address` when something was done since the last letter, acting as the auditor; how many acts it tells of.

    `memory` is the file that keeps the moment of the last act told (local time zone of `now`, which is aware); it is written
    after the mail server took the letter, so that none is lost. Raises OSError, SMTPException when it does not answer.
    """
    since = _told(memory, now)
    with atomic():
        moments = [act.at for act in acts_with_accounts(since=since, most=MOST) if act.at > since]
    if moments:
        last = max(moments).astimezone(now.tzinfo)
        letter = EmailMessage(SUBJECT, _body(since.astimezone(now.tzinfo), last, len(moments), page), to=[address])
        letter.extra_headers["Auto-Submitted"] = "auto-generated"
        post.send_messages([letter])
        since = max(moments)
    _keep(memory, since)
    return len(moments)


def _body(since: datetime, last: datetime, count: int, page: str) -> str:
    times = "einmal" if count == 1 else f"{count}-mal" if count < MOST else f"mindestens {MOST}-mal"
    return BODY.format(since=_said(since), last=_said(last), times=times, page=page)


def _said(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y, %H:%M} Uhr"


def _told(memory: Path, now: datetime) -> datetime:
    """The last act told; the first time it starts from now, and a damaged file too."""
    try:
        return datetime.fromisoformat(memory.read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        return now


def _keep(memory: Path, moment: datetime) -> None:
    memory.parent.mkdir(parents=True, exist_ok=True)
    write_whole(memory, moment.isoformat().encode())
