"""What the planner asks of the building."""

from datetime import date, timedelta

from tests.factories.giessen import giessen
from willkommen.building.queries import staffed, walking_ticks
from willkommen.catalogue.centre import Centre
from willkommen.core.spans import mask

DAYS = tuple(date(2026, 12, 1) + timedelta(days=n) for n in range(7))
"""Tuesday 1 to Monday 7 December 2026."""


def test_bit_of_the_day_and_tick_is_set_where_a_counter_is_staffed() -> None:
    found = staffed(centre=giessen(), services=["foto-aufnahme"], days=DAYS, needs={})
    whole = sum(mask(93, 192) << (288 * n) for n in (0, 1, 2, 6)) | (mask(93, 156) << (288 * 3))
    assert found == {"foto-aufnahme": {"foto-kiosk": whole}}


def test_a_language_chooses_staff_who_speak_it() -> None:
    found = staffed(centre=giessen(), services=["ae-schutz"], days=DAYS, needs={"language": "ar"})
    assert list(found["ae-schutz"]) == ["b-004"]


def test_a_language_nobody_speaks_does_not_hide_the_service() -> None:
    centre = giessen()
    wanted = staffed(centre=centre, services=["ae-schutz"], days=DAYS, needs={"language": "ti"})
    assert wanted == staffed(centre=centre, services=["ae-schutz"], days=DAYS, needs={})


def test_with_an_interpreter_every_counter_will_do() -> None:
    needs = {"language": "ar", "interpreter": True}
    assert len(staffed(centre=giessen(), services=["ae-schutz"], days=DAYS, needs=needs)["ae-schutz"]) > 1


def test_another_centre_is_computed_anew() -> None:
    centre = giessen()
    before = staffed(centre=centre, services=["foto-aufnahme"], days=DAYS, needs={})
    closed = [record for record in centre.records() if record.id != "foto-kiosk-fr-0745"]
    after = staffed(centre=Centre.from_records(closed), services=["foto-aufnahme"], days=DAYS, needs={})
    assert before != after
    assert before == staffed(centre=centre, services=["foto-aufnahme"], days=DAYS, needs={})


def test_walking_takes_a_tick_between_floors_and_none_next_door() -> None:
    assert walking_ticks(giessen(), "b-001", "b-101") == walking_ticks(giessen(), "b-101", "b-001") == 1
    assert walking_ticks(giessen(), "b-001", "b-002") == 0
    assert walking_ticks(giessen(), "b-001", "b-001") == 0
