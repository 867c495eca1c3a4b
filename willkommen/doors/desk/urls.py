"""Addresses of the desks and of the reception; who may open which stands in `access.py`."""

from django.urls import URLPattern, path

import willkommen.doors.desk.account  # noqa: F401 -- its receivers watch what allauth has seen
from willkommen.doors.desk import (
    closing,
    complaints,
    consent,
    counter,
    day,
    details,
    home,
    house_news,
    me,
    next_time,
    node,
    onward,
    outcome,
    papers,
    queue,
    ready,
    receipt,
    reception,
    screen,
    talking,
    tickets,
)
from willkommen.doors.desk.access import locked
from willkommen.doors.desk.exchange import ask, away, conference, knowledge, offer, overview, person, question
from willkommen.doors.locked import View

app_name = "desk"


def page(address: str, view: View, name: str) -> URLPattern:
    """One locked page."""
    return path(address, locked(name, view), name=name)


urlpatterns = [
    page("", home.home, "home"),
    page("me/", me.me_page, "me"),
    page("lock/", screen.lock_page, "lock"),
    page("locked/", screen.locked_page, "locked"),
    page("unlock/", screen.unlock_page, "unlock"),
    page("awake/", screen.awake, "awake"),
    page("awake/live/", screen.awake, "awake-live"),
    page("counter/", counter.counter_page, "counter"),
    page("queue/", queue.queue_page, "queue"),
    page("queue/live/", queue.live, "queue-live"),
    page("queue/next/", queue.next_please, "next"),
    page("queue/act/", queue.act_on, "act"),
    page("stop/<uuid:stop>/", details.details_page, "details"),
    page("stop/<uuid:stop>/papers/", papers.papers_page, "papers"),
    page("paper/<uuid:document>/", papers.paper, "paper"),
    page("stop/<uuid:stop>/onward/", onward.onward_page, "onward"),
    page("counter/close/", closing.closing_page, "closing"),
    page("stop/<uuid:stop>/next-time/", next_time.next_time_page, "next-time"),
    page("stop/<uuid:stop>/outcome/", outcome.outcome_page, "outcome"),
    page("stop/<uuid:stop>/outcome/print/", outcome.sheet_page, "outcome-print"),
    page("ready/", ready.ready_page, "ready"),
    page("alarm/", house_news.alarm, "alarm"),
    page("sentences/", talking.sentences_page, "sentences"),
    page("news/", house_news.news_page, "news"),
    page("reception/tickets/", tickets.ticket_page, "reception-ticket"),
    page("reception/first-time/", tickets.first_time, "reception-first-time"),
    page("day/", day.day_page, "day"),
    page("exchange/", overview.overview_page, "exchange"),
    page("exchange/ask/", ask.ask_page, "exchange-ask"),
    page("exchange/person/<uuid:stop>/", person.person_page, "exchange-person"),
    page("exchange/question/<uuid:which>/", question.question_page, "exchange-question"),
    page("exchange/offer/<uuid:which>/", offer.offer_page, "exchange-offer"),
    page("exchange/conference/", conference.conference_page, "exchange-conference"),
    page("exchange/knowledge/", knowledge.knowledge_page, "exchange-knowledge"),
    page("exchange/away/", away.away_page, "exchange-away"),
    page("complaints/", complaints.complaints_page, "complaints"),
    page("complaints/file/<uuid:file>/", complaints.complaint_file, "complaint-file"),
    page("complaints/keys/", complaints.keys_page, "complaint-keys"),
    page("reception/", reception.reception_page, "reception"),
    page("reception/live/", reception.live, "reception-live"),
    page("reception/arrive/", reception.arrive, "reception-arrive"),
    page("reception/visit/<uuid:presence>/", reception.change, "reception-change"),
    page("reception/receipt/", receipt.receipt_page, "receipt"),
    page("reception/consent/", consent.consent_page, "consent"),
    page("reception/help/<uuid:call>/", reception.go_and_help, "reception-help"),
    page("reception/node/", node.node_page, "reception-node"),
    page("reception/print/", reception.print_page, "reception-print"),
]
