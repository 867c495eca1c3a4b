"""Write the invented staff into the template database: run as a program when the template is built."""

import django


def main() -> None:
    """Enrol everybody of tests/factories/people.py, as the migrator, with a password that is quick to check."""
    django.setup()
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    # the models behind these are known only now
    from tests.factories.people import PASSWORD, STAFF
    from willkommen.agencies.actions.staff import enrol
    from willkommen.core.acting import acting_as

    quick = PBKDF2PasswordHasher().encode(PASSWORD, "salt-of-the-tests", iterations=1000)
    with acting_as("migrator"):
        for clerk in STAFF:
            enrol(
                username=clerk.username,
                name=clerk.name,
                agency=clerk.agency,
                role=clerk.role,
                password=quick,
                hashed=True,
                sample=True,
            )


if __name__ == "__main__":
    main()
