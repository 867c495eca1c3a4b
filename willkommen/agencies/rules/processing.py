"""What the house processes, as a record of processing speaks of it: activities, and the tables that belong to each."""

from collections.abc import Iterable
from dataclasses import dataclass

FRAMEWORK = ("auth_", "django_", "account_", "mfa_", "socialaccount_")
"""Tables of other people's packages: they serve the sign-in of staff."""


@dataclass(frozen=True)
class Activity:
    """One entry of the record: why, whose data, which data, in which tables, and the periods that hold for it."""

    name: str
    purpose: str
    people: str
    data: str
    tables: tuple[str, ...]
    kept: tuple[str, ...] = ()
    otherwise: str = ""


VISITORS = "Besucherinnen und Besucher, Begleitpersonen"
ACTIVITIES = (
    Activity(
        "Termine und Besuche", "Einen Besuch über mehrere Stellen planen, buchen, ändern und absagen", VISITORS,
        "Zeiten, Leistung, Sprache, Bedarfe (zum Beispiel stufenfreier Weg), Personenzahl; was eine Stelle für ihre Leistung"
        " verlangt (Name, Geburtsdatum, Telefon, Aktenzeichen), verschlüsselt für diese Stelle",
        ("booking", "visit", "visit_key", "stop", "stop_note", "reply"), ("booking", "visit", "stop", "stop_note"),
    ),
    Activity(
        "Ankunft, Warten, Aufruf", "Anmelden, aufrufen, Wartezeiten nennen", VISITORS,
        "Nummer des Tages, Code, Ankunft, Stand, Raum; keine Namen",
        ("presence", "call", "counter_today", "walk_in_line", "place_in_line", "device", "node_act"), ("presence", "call", "node_act"),
    ),
    Activity(
        "Unterlagen, Freigaben, Übergaben", "Unterlagen einmal einreichen und nach eigener Entscheidung weitergeben", VISITORS,
        "Dateien und ihre Namen, verschlüsselt; Empfänger, Zweck, Frist und Wortlaut jeder Freigabe; verwahrte Originale",
        ("upload", "part", "document", "release", "released", "custody", "hold"),
        ("upload", "document", "release", "custody", "hold"),
    ),
    Activity(
        "Fragen und Angebote zwischen Stellen", "Kurze Wege: fragen, antworten, einen Termin anbieten, sich zusammensetzen", VISITORS,
        "Fragen und Antworten, mit Bezug zu einem Besuch nur nach Freigabe; Angebote; Teilnehmende und Absprachen",
        ("agreement", "offer", "question", "sitting", "conference", "knowledge", "catalogue_proposal"),
        ("question", "conference"), "was zu einem Besuch gehört, geht mit ihm; Wissen und Vorschläge nennen niemanden",
    ),
    Activity(
        "Beschwerden wegen Diskriminierung", "Beschwerden entgegennehmen und beantworten, auch ohne Namen",
        "Beschwerdeführende, Beschuldigte, Zeuginnen und Zeugen", "Inhalt, Anhänge und Antworten, versiegelt auf den Schlüssel der Stelle",
        ("office_key", "complaint", "complaint_box", "complaint_file"),
        ("complaint",), "mit der Beschwerde gehen Nachrichten und Anhänge",
    ),
    Activity(
        "Hilfe und Hinweise im Haus", "Hilferufe und Alarme beantworten, allen Bescheid geben", f"{VISITORS}; Mitarbeitende",
        "Nummer oder Raum und Uhrzeit, kein Grund; der Wortlaut der Hinweise nennt niemanden", ("help_call", "alarm", "notice"),
        ("help_call", "alarm", "notice"),
    ),
    Activity(
        "Rückmeldungen und nicht verstandene Sätze", "Besser werden, ohne zu wissen, wer etwas gesagt hat", VISITORS,
        "Eine von drei Noten ohne Bezug zu einem Besuch; Sätze ohne Namen und Zahlen, nie über Gefahr und Not",
        ("feedback", "unheard"), ("feedback", "unheard"),
    ),
    Activity(
        "Zählung ersparter Wege", "Sagen können, was das gemeinsame Haus bringt", VISITORS,
        "Je Tag zwei Zahlen ohne Bezug zu einem Besuch, keine unter fünf Besuchen", ("trips_saved",),
        otherwise="unbegrenzt: Es sind Summen, die niemanden erkennen lassen",
    ),
    Activity(
        "Abholung", "Bescheid geben, wenn etwas zum Abholen bereitliegt", f"{VISITORS}, die es gewünscht haben",
        "Zeichen der Akte, Leistung, Sprache; Adresse der Nachricht, versiegelt und nur bis sie geschrieben ist", ("pickup",), ("pickup",),
    ),
    Activity(
        "Nachrichten", "Bestätigen, erinnern, absagen", VISITORS, "Adresse der Nachricht, Code, Raum, Uhrzeit; keine Stelle, kein Anliegen",
        ("message",), otherwise="bis sie verschickt sind",
    ),
    Activity(
        "Protokoll", "Nachweisen, wer wann was wozu getan oder gesehen hat (Art. 5 Absatz 2 DSGVO)",
        f"Mitarbeitende; {VISITORS} nur als Kennung",
        "Zeitpunkt, Zugang, Stelle, Vorgang, Kennung, Zweck, Grundlage; keine Namen von Besuchenden", ("journal",),
        otherwise="durch den Datenschutz festzulegen; die Kette wird nicht gekürzt",
    ),
    Activity(
        "Zugänge der Mitarbeitenden", "Nur Berechtigte hereinlassen", "Mitarbeitende, Vertretungen",
        "Name, Anmeldename, Stelle, Aufgabe, Kennwort und zweiter Faktor (gehasht oder verschlüsselt), Sitzungen",
        ("staff", "staff_request", "desk_token"), otherwise="solange jemand hier arbeitet; danach bleibt die Kennung für das Protokoll",
    ),
    Activity(
        "Daten des Zentrums", "Stellen, Leistungen, Räume, Zeiten, Datenflüsse", "niemand", "keine personenbezogenen Daten",
        ("centre_record", "centre_edition", "centre_revision", "phrase_edition", "flow_signature"), otherwise="solange sie gelten",
    ),
    Activity(
        "Aufnahmen zum Anhören", "Seiten vorlesen, wo kein Gerät die Sprache spricht", "Menschen, die dafür gesprochen haben",
        "Die Stimme, ohne Namen", ("recording",), otherwise="bis die Redaktion sie löscht; sofort, wenn die Person es wünscht",
    ),
)  # fmt: skip


def unassigned(tables: Iterable[str]) -> list[str]:
    """Tables that no activity names: the record would be incomplete."""
    known = {table for activity in ACTIVITIES for table in activity.tables}
    return sorted(table for table in tables if table not in known and not table.startswith(FRAMEWORK))
