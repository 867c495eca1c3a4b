"""A real SMTP server on this machine, for tests: it keeps what it took, and can refuse or be slow."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from willkommen.management.household import web


@dataclass
class MailServer:
    """Where it listens, what it took, in order, and what it answers to recipients (an SMTP status line)."""

    port: int
    taken: list[EmailMessage] = field(default_factory=list)
    to_recipient: str = "250 OK"

    @property
    def url(self) -> str:
        """What SMTP_URL says."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        """Take or refuse a recipient."""
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- as above
        """Take a mail."""
        content = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content).encode()
        self.taken.append(message_from_bytes(content, policy=policy.default))
        return "250 taken"

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen inside the block."""
        controller = Controller(self, hostname="127.0.0.1", port=self.port)
        controller.start()
        try:
            yield
        finally:
            controller.stop()


def mail_server() -> MailServer:
    """A server at a free port; it does not listen yet."""
    ports = random.sample(range(20000, 32000), 100)
    return MailServer(next(port for port in ports if not web.obstacle("127.0.0.1", port)))
