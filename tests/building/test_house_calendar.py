"""The sample centre's calendar: Hessian holidays, closures, needs, and time for 17,000 appointments a year."""

from datetime import date
from pathlib import Path

import yaml

from tests.factories.giessen import giessen
from willkommen.building.holidays_of import holidays_of
from willkommen.building.house_calendar import counters_for, open_spans_of
from willkommen.core.spans import TICK_MINUTES

MIX = yaml.safe_load((Path(__file__).parents[1] / "data" / "appointment_mix.yaml").read_text(encoding="utf-8"))
ABH = "auslaenderbehoerde"


def open_days(first: date, days: int) -> set[date]:
    """The days on which anything is open."""
    return {span.day for span in open_spans_of(giessen(), first, days)}


def test_hesse_has_ten_public_holidays() -> None:
    days = holidays_of("DE", "HE", 2027)
    assert len(days) == 10
    assert date(2027, 5, 27) in days, "Corpus Christi"


def test_the_house_is_closed_on_holidays_and_around_the_year() -> None:
    days = open_days(date(2026, 12, 21), 14)
    assert days == {date(2026, 12, day) for day in (21, 22, 23, 28, 29, 30)}


def test_it_closes_an_agency_for_a_day_of_training() -> None:
    spans = open_spans_of(giessen(), date(2027, 2, 10), 1)
    assert ABH not in {span.agency for span in spans}
    assert "jobcenter" in {span.agency for span in spans}


def test_the_afternoon_of_a_staff_meeting_is_closed() -> None:
    assert max(span.end for span in open_spans_of(giessen(), date(2027, 6, 16), 1)) == 144


def test_the_foreigners_council_has_its_evening() -> None:
    spans = [s for s in open_spans_of(giessen(), date(2026, 12, 1), 7) if s.agency == "kreisauslaenderbeirat"]
    assert {(span.day.weekday(), span.start, span.end) for span in spans} == {(3, 204, 234)}


def test_the_rosters_carry_a_year_of_appointments() -> None:
    centre = giessen()
    spans = [s for s in open_spans_of(centre, date(2027, 1, 1), 365) if s.agency == ABH and "appointment" in s.channels]
    offered = sum((span.end - span.start) * TICK_MINUTES for span in spans)
    each = sum(share * centre.services[name].ticks * TICK_MINUTES for name, share in MIX["shares"].items())
    utilisation = MIX["appointments_a_year"] * each / offered
    assert round(sum(MIX["shares"].values()), 9) == 1
    assert 0.55 <= utilisation <= 0.85, f"{utilisation:.0%} of {offered / 60:.0f} hours"


def test_every_service_of_the_mix_has_time_of_its_own() -> None:
    spans = open_spans_of(giessen(), date(2027, 1, 1), 365)
    for name in MIX["shares"]:
        assert any(name in span.services and "appointment" in span.channels for span in spans), name


def test_needs_choose_counters() -> None:
    centre = giessen()
    assert counters_for(centre, step_free=True) == set(centre.counters)
    assert counters_for(centre, hearing=True, quiet=True) == {"b-012", "b-104", "b-109"}
    assert counters_for(centre, party=5) == {"b-106", "b-109", "b-112"}
