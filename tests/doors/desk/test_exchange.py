"""The pages of the exchange: ask, answer, refer, accept; what is wrong is said and nothing typed is lost."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import arrived
from tests.factories.exchange import ABH, JC, asked, offers_of, questions_of, requests, stop_of
from tests.factories.flows import signed_flows
from tests.factories.people import AMINA, CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, COUNSELLOR
from tests.factories.plans import COUNSEL, JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit, seen
from willkommen.flows.book import Booked

pytestmark = pytest.mark.usefixtures("clock", "matrix")


@pytest.fixture
def matrix(one_transaction: None) -> None:
    """The data protection officer has signed every row of the flow matrix."""
    signed_flows(TODAY)


QUESTION = {"asked_of": JC.agency, "subject": "Kopien", "words": "Reichen Kopien?", "urgency": "today", "follows": ""}


def amina() -> Booked:
    """Somebody who has a stop of today at the immigration office, and reads Arabic."""
    return a_visit(a_plan(a_stop(RESIDENCE, "10:00", day=TODAY)), visitor=AMINA, now=at("0:00", TODAY))


def page(client: Client, name: str, *arguments: object) -> str:
    """What a page says."""
    return client.get(reverse(f"desk:{name}", args=arguments)).content.decode()


def send(client: Client, name: str, *arguments: object, **fields: object) -> str:
    """Send a form and follow it."""
    return client.post(reverse(f"desk:{name}", args=arguments), fields, follow=True).content.decode()


def referred(client: Client, booked: Booked, step: str = "counter", **fields: str) -> str:
    """Refer the person to the Jobcenter through both steps of the page."""
    typed = {"way": "referral", "service": JOB[0], "words": "Bitte beraten.", **fields}
    return send(client, "exchange-person", stop_of(booked), **typed, step=step)


def test_it_asks_and_brings_the_answer_back() -> None:
    first, second = signed_in(CLERK_WHO_MAY), signed_in(CLERK_WHO_MAY_NOT)
    assert "Die Frage ist gestellt." in send(first, "exchange-ask", **QUESTION)
    (one,) = questions_of(JC)
    assert "Kopien" in page(second, "exchange")
    assert "Die Antwort ist gesendet." in send(
        second, "exchange-question", one.id, act="answer", answer="Ja, Kopien reichen."
    )
    shown = page(first, "exchange-question", one.id)
    assert "Ja, Kopien reichen." in shown
    assert "Nachfragen" in shown


def test_it_keeps_what_was_typed_when_a_question_names_somebody() -> None:
    client = signed_in(CLERK_WHO_MAY)
    answer = client.post(reverse("desk:exchange-ask"), {**QUESTION, "words": "Was ist mit Frau Beispiel?"})
    assert answer.status_code == 422
    assert "Was ist mit Frau Beispiel?" in answer.content.decode()
    assert questions_of(ABH) == []


def test_it_answers_a_foreign_question_like_an_invented_one() -> None:
    which, client = asked(), signed_in(COUNSELLOR)
    answers = [client.get(reverse("desk:exchange-question", args=[one])) for one in (which, UUID(int=5))]
    assert {answer.status_code for answer in answers} == {404}
    bodies = {re.sub(rb'nonce="[^"]*"|value="[^"]*"', b"", answer.content) for answer in answers}
    assert len(bodies) == 1


def test_it_makes_a_note_and_a_proposal_of_an_answer() -> None:
    which, client = asked(), signed_in(CLERK_WHO_MAY)
    send(signed_in(CLERK_WHO_MAY_NOT), "exchange-question", which, act="answer", answer="Kopien reichen.")
    assert "eigenen Wissen" in send(
        client, "exchange-question", which, act="note", title="Kopien", words="Kopien reichen."
    )
    assert "Redaktion" in send(
        client, "exchange-question", which, act="propose", title="Kopien", words="Kopien reichen."
    )
    assert "Kopien reichen." in page(client, "exchange-knowledge")
    assert "Keine Notizen." in send(client, "exchange-knowledge", act="find", find="Originale")


def test_it_shows_the_person_the_sentence_in_their_language_before_anything_is_sent() -> None:
    booked, client = amina(), signed_in(CLERK_WHO_MAY)
    shown = referred(client, booked, step="")
    assert 'dir="rtl"' in shown
    assert "Bitte beraten." in shown
    assert offers_of(ABH) == []


def test_it_refers_accepts_and_shows_the_stop_on_the_pass() -> None:
    booked, client, other = amina(), signed_in(CLERK_WHO_MAY), signed_in(CLERK_WHO_MAY_NOT)
    assert "Gesendet." in referred(client, booked)
    (offer,) = offers_of(JC)
    shown = page(other, "exchange-offer", offer.id)
    assert "Bitte beraten." in shown
    assert "Amina" not in shown
    assert "wartet heute bei Ihnen" in send(other, "exchange-offer", offer.id, act="today")
    assert {stop.agency for stop in seen(booked).stops} == {ABH.agency, JC.agency}
    assert "Ob und wann die Person dort war, sehen Sie nicht." in page(client, "exchange-offer", offer.id)


def test_it_accepts_with_one_of_the_times_it_proposes() -> None:
    booked, other = amina(), signed_in(CLERK_WHO_MAY_NOT)
    referred(signed_in(CLERK_WHO_MAY), booked)
    (offer,) = offers_of(JC)
    latest = re.findall(r'name="plan" value="([^"]+)"', page(other, "exchange-offer", offer.id))[-1]
    assert "sieht den Termin" in send(other, "exchange-offer", offer.id, act="time", plan=latest)
    assert any(stop.agency == JC.agency and stop.starts for stop in seen(booked).stops)


def test_it_declines_only_with_a_reason() -> None:
    referred(signed_in(CLERK_WHO_MAY), amina())
    (offer,) = offers_of(JC)
    other = signed_in(CLERK_WHO_MAY_NOT)
    assert "Bitte schreiben Sie einen Grund" in send(other, "exchange-offer", offer.id, act="decline", reason="")
    assert "Abgelehnt." in send(other, "exchange-offer", offer.id, act="decline", reason="Nicht zuständig.")


def test_it_asks_on_the_own_device_with_an_equal_yes_and_no() -> None:
    booked = amina()
    referred(signed_in(CLERK_WHO_MAY), booked, step="device")
    visitor = Client()
    visitor.get(f"/de/visit/{booked.code}/key/{booked.secret}/")
    shown = visitor.get(f"/de/visit/{booked.code}/").content.decode()
    assert shown.count("Ja, einverstanden") == shown.count("Nein, ich gehe selbst") == 1
    request = str(requests(booked)[0].id)
    answer = visitor.post(f"/de/visit/{booked.code}/request/", {"request": request, "act": "give"}, follow=True)
    assert "Mein Ja zurücknehmen" in answer.content.decode()
    assert len(offers_of(JC)) == 1
    visitor.post(f"/de/visit/{booked.code}/request/", {"request": request, "act": "withdraw"})
    assert offers_of(JC)[0].words == ""


def test_it_changes_nothing_on_a_pass_that_nobody_asks_anything() -> None:
    booked = amina()
    visitor = Client()
    visitor.get(f"/de/visit/{booked.code}/key/{booked.secret}/")
    assert "Anfragen an Sie" not in visitor.get(f"/de/visit/{booked.code}/").content.decode()
    assert (
        visitor.post(f"/de/visit/{booked.code}/request/", {"request": str(UUID(int=3)), "act": "give"}).status_code
        == 404
    )
    assert visitor.post(f"/de/visit/{booked.code}/request/", {"request": "x"}).status_code == 302


def test_it_offers_a_shielded_agency_no_way_to_a_person() -> None:
    booked = a_visit(a_plan(a_stop(COUNSEL, "9:00", day=TODAY)), now=at("0:00", TODAY))
    client = signed_in(COUNSELLOR)
    (stop,) = seen(booked).stops
    assert "bleiben für sich" in page(client, "exchange-person", stop.id)
    typed = {
        "way": "question",
        "agency": JC.agency,
        "subject": "x",
        "words": "y",
        "urgency": "today",
        "step": "counter",
    }
    assert "führt keine Frage" in send(client, "exchange-person", stop.id, **typed)
    assert "nichts gemeinsam aufbewahrt" in page(client, "exchange-conference")


def test_it_blocks_a_counter_while_somebody_is_accompanied() -> None:
    client = signed_in(COUNSELLOR)
    typed = {"counter": COUNSEL[2], "day": "2027-03-10", "from": "09:00", "until": "10:00", "room": "114"}
    assert "Eingetragen." in send(client, "exchange-away", **typed)
    assert "gerade von jemand anderem gebucht" in send(client, "exchange-away", **typed)
    assert "Tag, Beginn und Ende" in send(client, "exchange-away", **{**typed, "day": ""})
    given_up = re.search(r'name="give_up" value="([^"]+)"', page(client, "exchange-away"))
    assert given_up
    assert "wieder frei" in send(client, "exchange-away", give_up=given_up[1])


def test_it_keeps_a_conference_for_the_agencies_that_took_part() -> None:
    typed = {
        "held_on": "2027-03-10",
        "agencies": JC.agency,
        "took_part": "beide Stellen, die Person",
        "agreed": "Antrag bis Freitag.",
    }
    client = signed_in(CLERK_WHO_MAY)
    assert "Ohne die Person" in send(client, "exchange-conference", **typed)
    assert "festgehalten" in send(client, "exchange-conference", **typed, consented="yes")
    assert "Antrag bis Freitag." in page(signed_in(CLERK_WHO_MAY_NOT), "exchange-conference")
    assert "Antrag bis Freitag." not in page(signed_in(COUNSELLOR), "exchange-conference")


def test_it_asks_first_and_lets_the_person_wait() -> None:
    booked, client = amina(), signed_in(CLERK_WHO_MAY)
    arrived(booked, at("10:00", TODAY))
    client.post(reverse("desk:counter"), {"counter": "b-001"})
    send(client, "next")
    typed = {"way": "first", "agency": JC.agency, "subject": "Bescheid", "words": "Liegt er vor?", "urgency": "waiting"}
    refused = send(client, "exchange-person", stop_of(booked), **typed | {"urgency": "week"}, step="counter")
    assert "So lange kann niemand im Haus warten" in refused
    assert "Gesendet." in send(client, "exchange-person", stop_of(booked), **typed, step="counter")
    assert "wartet im Haus auf die Antwort einer anderen Stelle" in page(client, "queue")
    assert [one.subject for one in questions_of(JC)] == ["Bescheid"]
