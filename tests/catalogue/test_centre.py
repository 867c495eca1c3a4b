"""The sample centre: complete, and right about who is responsible for whom."""

import pytest

from tests.factories.giessen import giessen
from willkommen.catalogue.schema import TEXTS
from willkommen.catalogue.schema.helpline import URGENT


def test_it_is_as_large_as_the_sources() -> None:
    sizes = {kind: len(table) for kind, table in giessen().tables.items()}
    wanted = {"agency": 9, "service": 76, "paper": 60, "situation": 20, "language": 22, "municipality": 18}
    assert {kind: sizes[kind] for kind in wanted} == wanted


@pytest.mark.parametrize("language", ["de", "de-leicht", "en", "ar", "uk", "ru", "tr", "fr", "fa", "prs", "ti"])
@pytest.mark.parametrize("kind", ["service", "paper", "agency", "situation", "condition", "deadline", "outside"])
def test_every_name_is_there_in_the_languages_of_the_house(kind: str, language: str) -> None:
    centre = giessen()
    found = {name: centre.words.get(language, kind, name).language for name in centre.tables[kind]}
    assert set(found.values()) == {language}
    assert "name" in TEXTS[kind]


@pytest.mark.parametrize(
    ("service", "place", "office"),
    [
        ("ae-verlaengerung", "giessen", "abh-stadt-giessen"),
        ("ae-verlaengerung", "lich", "auslaenderbehoerde"),
        ("einbuergerung-auskunft", "giessen", "abh-stadt-giessen"),
        ("einbuergerung-auskunft", "pohlheim", "rathaus"),
        ("einbuergerung-auskunft", "rabenau", "auslaenderbehoerde"),
        ("jc-antrag", "giessen", "jobcenter"),
        ("diskriminierung-wohnung", "giessen", "antidiskriminierung"),
    ],
)
def test_residence_decides_who_is_responsible(service: str, place: str, office: str) -> None:
    assert giessen().responsible(service, place) == office


def test_a_resident_of_the_city_books_what_the_house_may_do_for_them() -> None:
    centre = giessen()
    here = {service for service in centre.services if centre.bookable_for(service, "giessen")}
    assert {"jc-antrag", "sozialberatung", "kab-anliegen", "einbuergerung-auskunft", "foto-aufnahme"} <= here
    assert not {"ae-verlaengerung", "eat-abholung", "urgent-help"} & here


def test_return_counselling_is_never_suggested_unasked() -> None:
    centre = giessen()
    suggested = {step.service for service in centre.services for step in centre.suggestions(service)}
    assert not {service for service in suggested if centre.services[service].agency == "rueckkehrberatung"}
    assert "rueckkehr-beratung" in {step.service for step in centre.services["duldung"].next}


def test_nothing_is_suggested_beside_a_stop_at_a_shielded_agency() -> None:
    centre = giessen()
    shielded = [service.id for service in centre.services.values() if centre.agencies[service.agency].shielded]
    assert {name: centre.suggestions(name) for name in shielded} == dict.fromkeys(shielded, ())


def test_the_police_are_never_shown_for_fear_of_deportation() -> None:
    centre = giessen()
    shown = {kind: [line.id for line in centre.helplines_for(kind)] for kind in URGENT}
    assert "110" not in shown["deportation"]
    assert shown["threat"][0] == "110"
    assert shown["dv"] == ["110", "116016"]


def test_unconfirmed_numbers_are_not_shown() -> None:
    assert {line.id for line in giessen().helplines.values() if line.shown} == {"110", "112", "116016"}


def test_a_photograph_can_be_taken_instead_of_a_code() -> None:
    centre = giessen()
    photo = centre.services[centre.papers["foto-digital"].instead or ""]
    assert (photo.id, photo.ticks) == ("foto-aufnahme", 2)


def test_planned_minutes_are_the_usual_ones_rounded_up_to_ticks() -> None:
    assert giessen().services["verfahrensstand"].minutes.typ == 8
    assert giessen().services["verfahrensstand"].ticks == 2


def test_every_invented_counter_and_opening_says_so() -> None:
    centre = giessen()
    invented = [*centre.counters.values(), *centre.openings.values(), *centre.passages.values(), *centre.rooms.values()]
    assert all(record.origin.assumed == ("all",) for record in invented)
    assert all("minutes" in service.origin.assumed for service in centre.services.values())


def test_applications_with_a_deadline_say_how_to_be_in_time() -> None:
    for deadline in giessen().deadlines.values():
        assert bool(deadline.ways) == (deadline.application or deadline.act == "report"), deadline.id


@pytest.mark.parametrize("language", ["de", "de-leicht", "en", "ar", "uk", "ru", "tr", "fr", "fa", "prs", "ti"])
def test_the_pages_of_law_are_filled_from_the_house(language: str) -> None:
    centre = giessen()
    values = {**centre.house.values, "name": centre.words.get(language, "house", centre.house.id)}
    for page in centre.pages.values():
        if not page.languages or language in page.languages:
            body = centre.words.get(language, "page", page.id, "body")
            assert body.language == language
            assert "{" not in body.filled(**values)
    assert "Riversplatz 1-9, 35394 Gießen" in centre.words.get(language, "page", "impressum", "body").filled(**values)
