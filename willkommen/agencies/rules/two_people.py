"""Who may grant what somebody else asked for: nobody alone gives anyone a way to people's data."""

from dataclasses import dataclass
from uuid import UUID

GUARDS = {"operator": "protection", "protection": "operator"}
"""The two who serve the whole house and see no visitor: each is granted by the other."""


@dataclass(frozen=True)
class Person:
    """A member of staff who may sign in."""

    id: UUID
    agency: str
    role: str


@dataclass(frozen=True)
class Asked:
    """A request about `staff`, who works or will work for `agency` as `role`; `asked_by` None: at the machine itself."""

    staff: UUID
    agency: str
    role: str
    asked_by: UUID | None


def may_grant(asked: Asked, person: Person) -> bool:
    """Whether this person may decide: never the one who asked, never the one it is for.

    The lead of the same agency or the data protection officer; for those who serve the whole house the other of the two.
    """
    if person.id in (asked.staff, asked.asked_by):
        return False
    if asked.role in GUARDS:
        return person.role == GUARDS[asked.role]
    return person.role == "protection" or (person.role == "lead" and person.agency == asked.agency)
