"""What the operator can set from outside: every environment variable, its default and its meaning."""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: sample data and tests lie beside the package."""


@dataclass(frozen=True)
class Setting:
    """One environment variable. `default` is what holds when it is not set; an empty default means "off"."""

    name: str
    default: str
    meaning: str

    def value(self) -> str:
        """The text that holds now."""
        return os.environ.get(self.name, "") or self.default


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("WILLKOMMEN_DATA", str(ROOT / "var"), "Folder for the database, secrets and uploads."),
        Setting("WILLKOMMEN_CENTRE", str(ROOT / "centres" / "giessen"), "Folder of the centre's data."),
        Setting("DATABASE_URL", "", "PostgreSQL >= 15 instead of the embedded one: an administrator's address."),
        Setting(
            "WILLKOMMEN_CHECKPOINTS",
            "",
            "Folder for the journal's checkpoints, on another volume; default checkpoints in the data folder.",
        ),
        Setting(
            "WILLKOMMEN_KEYS",
            "",
            "Folder for the wrapped keys of papers, kept apart from the database and its backups; default key-store in the data folder.",
        ),
        Setting(
            "WILLKOMMEN_RECORDS",
            "",
            "Folder with a record folder for each agency, into which accepted papers go; default records in the data folder.",
        ),
        Setting(
            "WILLKOMMEN_PAPER",
            "",
            "Folder for the day lists as PDF, best one that is also there without this server; default paper in the data folder.",
        ),
        Setting(
            "CLAMAV_SOCKET",
            "",
            "ClamAV's socket, a path or host:port; empty: uploads are not looked through for viruses.",
        ),
        Setting("HOST", "127.0.0.1", "Address to listen on."),
        Setting("PORT", "8000", "Port to listen on."),
        Setting("WORKERS", "2", "Web processes."),
        Setting("THREADS", "4", "Requests served at the same time by one web process."),
        Setting("PUBLIC_URL", "", "Address under which visitors reach the house; default http://HOST:PORT."),
        Setting(
            "NODE_URL",
            "",
            "Address of the node in the building, to which kiosks, desks and boards go when the server is away; empty: none.",
        ),
        Setting("SERVER_URL", "", "At the node: address of the server."),
        Setting("NODE_KEY", "", "At the node: its key, as `willkommen device add NAME node` showed it."),
        Setting("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]", "Names the server answers to, separated by commas."),
        Setting(
            "SMTP_URL",
            "",
            "Mail server, smtp://user:password@host:port (smtps:// for TLS, smtp+tls:// for STARTTLS); empty: mails are kept"
            " as files.",
        ),
        Setting(
            "INTERPRETER_PHONE",
            "",
            "Telephone of the interpreting service that desks call with one touch; empty: none.",
        ),
        Setting(
            "TICKET_PRINTER", "", "Printer for tickets that speaks ESC/POS, host:port (9100 unless told); empty: none."
        ),
        Setting("SPEECH", "espeak-ng", "Program with which boards say numbers aloud where there are no recordings."),
        Setting("MAIL_FROM", "termin@willkommen.invalid", "Sender of the mails."),
        Setting("PROTECTION_MAIL", "", "Whom to write when accounts, rights or the flow matrix change; empty: nobody."),
        Setting("OIDC_ISSUER", "", "Address of the county's own sign-in (OpenID Connect); empty: none."),
        Setting("OIDC_NAME", "Anmeldung des Landkreises", "What the button to it says."),
        Setting("OIDC_CLIENT", "", "Our name there (client id)."),
        Setting("OIDC_CLIENT_SECRET", "", "Our secret there."),
        Setting("OIDC_SECOND_FACTOR", "", "1 when the county's own sign-in asks for a second factor itself."),
        Setting(
            "SAMPLE",
            "",
            "1 fills an empty house with invented staff and visits, as `make run` does, and lets the invented staff sign in"
            " without a second factor.",
        ),
        Setting("GUARDS", "lock,check", "For race tests only: which of the two guards before the constraint are on."),
        Setting("DEBUG", "", "1 shows faults in the browser; never on a server that people use."),
    )
}


def value(name: str) -> str:
    """The text that holds for one of the settings above; KeyError for any other name."""
    return SETTINGS[name].value()


def data_folder() -> Path:
    """The folder for everything that must survive a restart; made with mode 0700 when missing."""
    folder = Path(value("WILLKOMMEN_DATA")).absolute()
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    return folder


def secret(purpose: str) -> str:
    """64 hexadecimal digits for one purpose, derived from the house's master key (`secrets/master.key`, mode 0600).

    The master key is made on first use. Who replaces the file must run `willkommen logins` afterwards.
    """
    path = data_folder() / "secrets" / "master.key"
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the house was faster: its key holds
            pass
        else:
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_hex(32))
    return hmac.new(path.read_text().encode(), purpose.encode(), hashlib.sha256).hexdigest()
