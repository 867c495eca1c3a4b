"""Why the cellar refuses: one class per reason, whose docstring is the sentence the operator reads."""


class CellarError(Exception):
    """The database is not usable: {reason}."""

    def __init__(self, message: str = "", **facts: object) -> None:
        super().__init__(message or " ".join((type(self).__doc__ or "").split()).format(**facts))


class BadAddress(CellarError):
    """DATABASE_URL is not usable: {reason}. It looks like
    postgresql://administrator:password@host:5432/willkommen."""


class Unreachable(CellarError):
    """No PostgreSQL answers at {place} ({reason}): start that server, or correct DATABASE_URL or the password in
    it."""


class MissingDatabase(Unreachable):
    """The server at {place} has no database {database}: run `willkommen logins` to make it."""


class DiskFull(CellarError):
    """The disk that holds {folder} is full ({free} MB free, {needed} MB needed): free some space there, then start
    again. Nothing that was confirmed is lost."""


class FolderTaken(CellarError):
    """{folder} is not a database folder of this house ({reason}): choose another folder with WILLKOMMEN_DATA, or
    move what lies there away."""


class WrongVersion(CellarError):
    """The database in {folder} was written by PostgreSQL {found}, this house brings PostgreSQL {wanted}: back it
    up with the release that wrote it, move the folder away and restore the backup with this release
    (docs/cellar.md)."""


class NotYours(CellarError):
    """The database folder {folder} belongs to {owner}: run this as root or as {owner}, or choose another folder
    with WILLKOMMEN_DATA."""


class NotWritable(CellarError):
    """{folder} cannot be written ({reason}): make it writable for {user}, or choose another folder with
    WILLKOMMEN_DATA."""


class SecretMissing(CellarError):
    """{file} is missing although the database exists: put that file back from the backup of the data folder;
    without it nobody can log in as administrator."""


class InUse(CellarError):
    """The database in {folder} is held by {holder} and does not answer: stop that first. Two servers on one folder
    would destroy the data."""


class SocketTaken(CellarError):
    """Another program holds the database's socket or port ({reason}): stop that program, or choose another folder
    with WILLKOMMEN_DATA."""


class NoUser(CellarError):
    """PostgreSQL must not run as root and this machine has no user willkommen, postgres or nobody to run it: make
    one (useradd --system willkommen), or start the house as an ordinary user."""


class OutOfReach(CellarError):
    """The user {user}, as whom PostgreSQL must run, cannot reach {path}: choose a data folder outside closed home
    folders with WILLKOMMEN_DATA, or start the house as an ordinary user."""


class NotStarted(CellarError):
    """PostgreSQL did not start: {reason} (all of it in {log})."""


class TooSlow(CellarError):
    """PostgreSQL has not {done} within {seconds} s; it goes on in the background: wait a minute and try again, and
    look into {log} if it happens twice."""


class LosesData(CellarError):
    """This PostgreSQL could lose confirmed bookings: {setting} is {found}{where}, it must be {wanted}. {remedy}."""


class Unsuitable(CellarError):
    """This PostgreSQL cannot carry the house: {reason}. {remedy}."""


class NoRight(CellarError):
    """The administrator {user} may not {act} ({reason}): put a superuser into DATABASE_URL, or let one do it once."""


class BackupFailed(CellarError):
    """No backup was made: {reason}."""


class RestoreFailed(CellarError):
    """The backup was not restored and the database is as before: {reason}."""
