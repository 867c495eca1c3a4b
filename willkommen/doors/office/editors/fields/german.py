"""What the fields of the centre's records and their words are called on the editors' pages."""

from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "reliefs": "Geänderte Ermäßigungen und Befreiungen", "relief": "Wer weniger zahlt (aus der Gebührentabelle)",
    "pays": "Zahlt ab dann, in EUR (0: nichts)", "ends": "Die Ermäßigung endet an diesem Tag",
    "amounts": "Geänderte Gebühren", "eur": "Betrag in EUR", "source": "Woher (Gesetz, Schreiben)",
    "office": "Wer das macht", "house_may": "Wobei das Haus trotzdem hilft",
    "name": "Name", "short": "Kurzname", "about": "Was dort geschieht", "does": "Was dort getan wird",
    "title": "Überschrift", "body": "Text", "meanwhile": "Was bis dahin gilt", "letter": "Satz zum Verschicken",
    "agency": "Stelle", "competence": "Hängt vom Wohnort ab",
    "also_for_others": "Berät auch Menschen, für die ein anderes Amt zuständig ist", "booking": "Buchung",
    "allocation": "Vergabe", "only_if_asked": "Nur zeigen, wenn jemand danach fragt",
    "advises_only": "Hier wird nur beraten, nichts entschieden", "represented_by": "Wer draußen vertritt",
    "channels": "Wege", "minutes": "Dauer in Minuten", "min": "Kürzeste", "typ": "Übliche", "max": "Längste",
    "visits": "Besuche, bis es fertig ist", "demands": "Wonach bei der Buchung gefragt wird", "papers": "Unterlagen",
    "papers_any": "Von diesen genügt je eine", "papers_optional": "Unterlagen, falls vorhanden",
    "after": "Erst danach", "any": "Eine dieser Leistungen muss erledigt sein", "weeks": "Wartezeit in Wochen",
    "outside_first": "Vorher bei einer anderen Stelle", "step": "Schritt",
    "always": "Gilt immer (sonst: kommt auf den Fall an)", "conditions": "Bedingungen", "deadlines": "Fristen",
    "helplines": "Hilfsnummern", "next": "Was danach oft kommt", "service": "Leistung", "why": "Warum",
    "strength": "Wie oft", "suggest": "Von sich aus zeigen", "legal": "Paragraphen",
    "leika": "Nummer im Leistungskatalog (LeiKa)", "note": "Notiz für die Redaktion", "bring": "Wie mitbringen",
    "instead": "Diese Leistung kann sie ersetzen", "get_from": "Wo man sie bekommt",
    "only_if": "Nur unter dieser Bedingung", "day": "Tag im Text", "form_by": "Formular von",
    "numbers": "Telefonnummern", "kinds": "Wofür", "round_the_clock": "Rund um die Uhr", "free": "Kostenlos",
    "anonymous": "Anonym", "languages": "Sprachen", "web": "Internetadresse", "status": "Stand", "steps": "Schritte",
    "same_visit": "Im selben Besuch möglich", "condition": "Bedingung", "outside": "Andere Stellen",
    "must_not_suggest": "Darf nie dazu gezeigt werden", "signals": "Woran man die Lebenslage erkennt", "kind": "Art",
    "event": "Ereignis", "act": "Was rechtzeitig da sein muss", "count": "Anzahl", "unit": "Einheit",
    "best_weeks": "Am besten so viele Wochen vorher", "sheets": "Blätter zum Ausdrucken",
    "ways": "Wie man rechtzeitig ist", "contact": "Kontakt", "phones": "Telefonnummern", "mail": "E-Mail",
    "address": "Adresse", "street": "Straße und Hausnummer", "postcode": "Postleitzahl", "city": "Ort",
    "building": "Gebäude", "hours": "Öffnungszeiten", "days": "Tage", "opens": "Von", "closes": "Bis",
    "shielded": "Besuche dort sieht sonst niemand", "services": "Bei diesen Leistungen", "replies": "Antworten",
    "effects": "Was die Antwort ändert", "also": "Dazu auch diese Leistung", "without": "Diese Unterlagen entfallen",
    "population": "Einwohner", "offices": "Zuständig", "permit": "Aufenthalt", "naturalisation": "Einbürgerung",
    "asylum_benefits": "Asylbewerberleistungen", "shelter": "Unterbringung", "jobcenter": "Jobcenter",
    "advice": "Beratung", "town_hall": "Rathaus", "origin": "Herkunft und Prüfung",
    "unverified": "Noch nicht bestätigt", "at_town_hall": "Im Rathaus des Wohnorts",
    "meets": "Auch am Telefon oder anderswo", "sources": "Quellen", "checked_on": "Zuletzt geprüft",
    "retired": "Wird nicht mehr angeboten", "charged_as": "Kostet so viel wie (aus der Gebührentabelle)",
    "fee": "Oder: ein fester Betrag", "free_of_charge": "Oder: kostenlos für alle",
    "adult": "Erwachsene (EUR)", "minor": "Unter 18 Jahren (EUR)",
    "basis": "Grundlage (Paragraph)", "review_by": "Prüfen bis", "valid_from": "Gilt ab", "valid_until": "Gilt bis",
}  # fmt: skip
"""Field to label; `kind.field` says it otherwise for one kind of record."""
SPECIAL: Mapping[str, str] = {
    "amounts.act": "Wofür (aus der Gebührentabelle)",
    "helpline.hours": "Zeiten", "reply.papers": "Diese Unterlagen kommen dazu",
    "effects.papers": "Diese Unterlagen kommen dazu", "effects.instead": "Stattdessen diese Leistung",
    "opening.services": "Was dann angeboten wird",
    "steps.after": "Erst nach", "steps.outside_first": "Vorher bei",
    "topic.name": "Worum es geht", "topic.papers": "Unterlagen, eine je Zeile", "topic.outside": "Wo das ist (andere Stelle)",
    "outside.papers": "Unterlagen, die man dort braucht", "question.name": "Frage",
    "question.hint": "Hinweis zur Frage", "weeks.min": "Mindestens", "weeks.max": "Höchstens",
}  # fmt: skip
HINTS: Mapping[str, str] = {
    "charged_as": "Eines von dreien: wie eine Amtshandlung, mit allen Ermäßigungen und Befreiungen; ein fester Betrag; oder kostenlos.",
    "basis": "Wonach der Betrag erhoben wird; steht neben ihm.",
    "reliefs": "Was bisher galt, gilt bis zum Tag davor.",
    "amounts": "Beträge, die ab einem Tag statt der älteren in der Gebührentabelle gelten. Ermäßigungen und Befreiungen bleiben.",
    "valid_from": "Vor diesem Tag ändert sich nichts.",
    "services": "Bei Öffnungszeiten heißt leer: alles, was die Stelle anbietet.",
    "numbers": "Eine Nummer je Zeile, wie man sie wählt: 0641 9390-1790.", "phones": "Eine Nummer je Zeile.",
    "legal": "Ein Paragraph je Zeile.", "signals": "Eine Zeile je Zeichen.",
    "papers_any": "Jede Gruppe einzeln: aus jeder wird eine Unterlage gebraucht.",
    "only_if_asked": "Zum Beispiel Rückkehrberatung: wird nie von sich aus vorgeschlagen.",
    "status": "Bestätigt heißt: Jemand hat die Nummer angerufen.", "suggest": "Ohne Haken: nur für das Personal.",
    "unverified": "Solange hier ein Haken steht, wird keine Telefonnummer gezeigt, die Adresse mit einem Hinweis.",
    "day": "Der Platzhalter {date} im Text.", "count": "Der Platzhalter {count} im Text.",
    "competence": "Leer: für alle zuständig.", "advises_only": "Dann muss darunter stehen, wer draußen vertritt.",
    "review_by": "An diesem Tag steht der Eintrag wieder vorn in der Liste.",
}  # fmt: skip
WORDS: Mapping[str, str] = {
    "meets.elsewhere": "anderswo", "meets.phone": "am Telefon", "competence.permit": "Aufenthalt",
    "competence.naturalisation": "Einbürgerung", "competence.asylum_benefits": "Asylbewerberleistungen",
    "competence.shelter": "Unterbringung", "competence.jobcenter": "Jobcenter", "competence.advice": "Beratung",
    "booking.always": "auch allein", "booking.with_others": "nur neben anderen Stationen",
    "booking.never": "nicht buchbar", "allocation.direct": "direkt", "allocation.draw": "Verlosung",
    "channels.appointment": "Termin", "channels.walk_in": "ohne Termin", "channels.consultation": "Sprechstunde",
    "channels.online": "online", "channels.mail": "Post", "channels.phone": "Telefon", "demands.name": "Name",
    "demands.birth_date": "Geburtsdatum", "strength.always": "immer", "strength.often": "oft",
    "strength.sometimes": "manchmal", "strength.rarely": "selten", "bring.original": "Original",
    "bring.copy": "Kopie", "bring.either": "Original oder Kopie", "bring.code": "Code", "kinds.dv": "Gewalt zu Hause",
    "kinds.suicide": "Suizidgedanken", "kinds.threat": "Bedrohung", "kinds.medical": "medizinischer Notfall",
    "kinds.child": "Kind in Gefahr", "kinds.deportation": "drohende Abschiebung",
    "kinds.medical-nonacute": "Krankheit, nicht akut", "kinds.pregnancy-crisis": "Schwangerschaft in Not",
    "kinds.discrimination": "Diskriminierung", "kinds.asylum-rejection": "Ablehnung im Asylverfahren",
    "kinds.lost-card": "verlorene Karte", "status.confirmed": "bestätigt",
    "status.unverified": "noch nicht bestätigt", "kind.before": "vor dem Ereignis",
    "kind.within": "innerhalb von … danach", "kind.in_month": "im Monat des Ereignisses", "kind.at_once": "sofort",
    "kind.valid_for": "gilt für …", "event.permit_expires": "Aufenthaltstitel läuft ab",
    "event.visa_expires": "Visum läuft ab", "event.final_decision": "unanfechtbare Entscheidung",
    "event.decision_received": "Bescheid erhalten", "event.birth": "Geburt", "event.recognition": "Anerkennung",
    "event.work_starts": "Arbeitsbeginn", "event.signing": "Unterschrift", "event.knowledge": "Kenntnis",
    "event.dismissal": "Kündigung", "event.approval_ends": "Bewilligung endet", "event.loss": "Verlust",
    "event.issue": "Ausstellung", "act.application": "Antrag", "act.claim": "Anspruch geltend machen",
    "act.court": "Klage bei Gericht", "act.report": "Meldung", "act.none": "nichts", "unit.days": "Tage",
    "unit.weeks": "Wochen", "unit.months": "Monate", "unit.years": "Jahre", "ways.form": "Formular",
    "ways.message": "Nachricht", "ways.reception": "am Empfang abgeben", "ways.court": "beim Gericht",
    "ways.phone": "Telefon", "kind.office": "Amt", "kind.step": "Schritt", "kind.advice": "Beratung",
    "kind.enquiry": "Auskunft über andere",
    "kind.resident": "im Haus", "kind.guest": "Gast mit Sprechstunden", "kind.house": "das Haus selbst",
    "kind.residence": "Wohnort", "kind.day": "ein Tag", "kind.choice": "eine Auswahl", "kind.Stadt": "Stadt",
    "kind.Gemeinde": "Gemeinde", "days.mo": "Montag", "days.tu": "Dienstag", "days.we": "Mittwoch",
    "days.th": "Donnerstag", "days.fr": "Freitag", "days.sa": "Samstag", "days.su": "Sonntag",
}  # fmt: skip


def label_of(name: str, kind: str = "") -> str:
    """The label of a field by its whole name, for example `next.0.service`; the place in a list counts from 1."""
    steps = [step for step in name.split(".") if not step.isdecimal()]
    field = steps[-1].partition("-")[2] if name.partition("-")[2] and "." not in name else steps[-1]
    around = steps[-2] if len(steps) > 1 else kind
    return SPECIAL.get(f"{around}.{field}") or LABELS.get(field, field)


def hint_of(name: str) -> str:
    """A sentence below the label, "" where none is needed."""
    return HINTS.get(name.rpartition(".")[2], "")


def word_of(name: str, word: str) -> str:
    """What a word of a choice is called."""
    return WORDS.get(f"{name.rpartition('.')[2]}.{word}", word)
