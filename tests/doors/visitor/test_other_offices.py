"""What the house does not do: where it is done, how to reach it, what to bring there, and who knows what we do not."""

from pathlib import Path

import pytest

from tests.doors.visitor.steps import Visitor
from tests.factories.giessen import FOLDER, copy_with, giessen
from willkommen.catalogue.centre_files import examine
from willkommen.catalogue.schema.outside import Outside
from willkommen.doors.visitor.other_offices import card
from willkommen.guide.centre import read
from willkommen.guide.rules.answer import Elsewhere

pytestmark = pytest.mark.usefixtures("one_transaction")
TOPICS = {name: topic for name, topic in read(FOLDER).elsewhere.items() if name != "anderes"}
REMARK = "Diese Adresse hat bei uns noch niemand bestätigt"


def record(topic: Elsewhere) -> Outside:
    """The record that says where it is done."""
    assert topic.outside
    return giessen().outside[topic.outside]


def test_it_says_where_the_car_is_registered_and_what_to_bring() -> None:
    text = Visitor().send("concern", words="ich will mein auto anmelden").text
    assert "Bachweg 9, 35398 Gießen" in text
    assert 'href="tel:064193900"' in text
    assert "Fahrzeugpapiere" in text
    assert text.index("Dabei können wir trotzdem helfen") < text.index('value="erstorientierung"')


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_it_knows_of_every_topic_where_it_is_done_or_who_knows_it(topic: Elsewhere) -> None:
    shown = card(giessen(), record(topic).id)
    assert shown["phones"] or shown["web"] or shown["towns"] or shown["enquiries"]
    assert topic.papers or record(topic).papers or topic.topic == "verkehr"


def test_it_knows_address_and_telephone_of_a_dozen_offices() -> None:
    known = [one for one in TOPICS.values() if (c := card(giessen(), record(one).id))["phones"] and c["facts"]]
    assert len(known) >= 12


def test_it_names_who_knows_the_hours_of_every_office() -> None:
    text = Visitor().send("concern", words="ich will mein auto anmelden").text
    assert "Behördennummer" in text
    assert 'href="tel:115"' in text


def test_it_shows_no_number_that_nobody_has_called_and_the_address_with_a_remark() -> None:
    assert giessen().outside["amtsgericht"].contact.phones
    text = Visitor().send("concern", words="Beratungshilfe Anwalt Scheidung").text
    assert "Gutfleischstraße 1" in text
    assert REMARK in text
    assert "0641 934-0" not in text


def test_it_lists_all_town_halls_while_nobody_was_asked_where_they_live() -> None:
    text = Visitor().send("concern", words="Wohnung anmelden im Rathaus, Meldebescheinigung").text
    assert [one.name for one in giessen().municipalities.values() if one.name not in text] == []
    assert "Unterstadt 1, 35423 Lich" in text


def test_it_names_the_town_hall_of_the_place_of_residence_alone() -> None:
    text = Visitor().papers(service="einbuergerung-auskunft", residence="lich").text
    assert "Unterstadt 1, 35423 Lich" in text
    assert "Linnpfad 30" not in text


@pytest.mark.parametrize("residence", ["giessen", "elsewhere"])
def test_it_names_what_the_procedure_needs_at_the_office_that_decides(residence: str) -> None:
    text = Visitor().papers(service="ae-schutz", residence=residence).text
    office = text[text.index("Das bringen Sie dorthin mit") :]
    needed = [str(giessen().words.get("de", "paper", name)) for name in giessen().services["ae-schutz"].papers]
    assert [name for name in needed if office.count(name) != 1] == []


def test_it_says_how_to_reach_who_represents_people_outside() -> None:
    text = Visitor().papers(service="arbeitsvertrag-beratung").text
    assert "entschieden wird hier nichts" in text
    assert 'href="https://www.faire-integration.de"' in text


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("outside: kfz-zulassung", "outside: kfz-zulasung", "kfz-zulassung"),
        ("house_may: [kab-mitwirkung]", "house_may: [kab-mit]", "kab-mitwirkung"),
    ],
)
def test_the_check_names_offices_and_services_that_nobody_knows(tmp_path: Path, old: str, new: str, right: str) -> None:
    line = copy_with(tmp_path, "outside.yaml", old, new)
    (fault,) = examine(tmp_path)[1]
    assert (fault.file, fault.line) == ("outside.yaml", line)
    assert right in fault.right
