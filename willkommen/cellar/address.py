"""Where a PostgreSQL is and who asks."""

from dataclasses import dataclass, replace

from psycopg.conninfo import conninfo_to_dict


@dataclass(frozen=True)
class Address:
    """One way into one database."""

    host: str
    port: str
    database: str
    user: str
    password: str

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read a libpq address."""
        parts = {name: str(value) for name, value in conninfo_to_dict(text).items() if value is not None}
        return cls(*(parts.get(name, "") for name in ("host", "port", "dbname", "user", "password")))

    def as_role(self, user: str, password: str) -> "Address":
        """The same place for another login."""
        return replace(self, user=user, password=password)

    def django(self) -> dict[str, str]:
        """The entries of Django's DATABASES."""
        return {
            "HOST": self.host, "PORT": self.port, "NAME": self.database, "USER": self.user, "PASSWORD": self.password,
        }  # fmt: skip
