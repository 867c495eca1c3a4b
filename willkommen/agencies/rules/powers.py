"""What whoever administers the house can do: the whole list, for the page and the manual; what is not here is not possible there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Power:
    """`who` does `what`; `second`: who must agree, "" where nobody's data is touched; `told`: how data protection learns of it.

    `acts`: how the journal calls it.
    """

    what: str
    who: str
    second: str
    told: str
    acts: tuple[str, ...] = ()


JOURNAL = "im Journal, auf der Seite Datenflüsse"
POWERS = (
    Power(
        "Ersten Zugang des Hauses anlegen, solange es keinen gibt",
        "Betrieb an der Maschine",
        "",
        JOURNAL,
        ("staff.first",),
    ),
    Power("Zugang anlegen", "Betrieb", "Leitung der Stelle oder Datenschutz", JOURNAL, ("staff.enrol",)),
    Power("Zugang für Betrieb oder Datenschutz anlegen", "Betrieb", "Datenschutz oder Betrieb, je der andere", JOURNAL),
    Power("Aufgabe ändern", "Betrieb", "Leitung der Stelle oder Datenschutz", JOURNAL, ("staff.change",)),
    Power(
        "Neues Kennwort, alle Schlüssel löschen",
        "Betrieb",
        "Leitung der Stelle oder Datenschutz",
        JOURNAL,
        ("staff.renew",),
    ),
    Power("Zugang sofort beenden", "Betrieb", "", JOURNAL, ("staff.leave",)),
    Power(
        "Einmalcodes auf Papier ausgeben",
        "Leitung der Stelle",
        "die Person selbst mit ihrem Kennwort",
        JOURNAL,
        ("staff.sheet",),
    ),
    Power("Vertretung für heute benennen", "Leitung der Stelle", "", JOURNAL, ("staff.substitute",)),
    Power(
        "Programm an den Schaltern der eigenen Stelle zulassen, Zugang beenden",
        "Leitung der Stelle",
        "",
        JOURNAL,
        ("staff.token.make", "staff.token.end"),
    ),
    Power(
        "Gerät für den Betrieb ohne Server anmelden oder beenden",
        "Betrieb an der Maschine",
        "",
        JOURNAL,
        ("device.add", "device.key", "device.end"),
    ),
    Power("Zeile der Datenflüsse freigeben oder schließen", "Datenschutz", "", JOURNAL, ("flow.sign", "flow.close")),
    Power("Im Journal nachsehen, wen etwas betrifft", "Datenschutz", "", "im Journal", ("journal.ask",)),
    Power("Stelle anlegen, Daten des Zentrums laden, aktualisieren", "Betrieb", "", "Ausgabe der Befehle"),
    Power(
        "Sichern und zurückspielen", "Betrieb an der Maschine", "zwei Unterschriften auf dem Protokoll", "audit verify"
    ),
)
BEYOND = (
    "Wer die Maschine oder die Datenbank besitzt, liest alles, was nicht auf den Schlüssel einer Stelle versiegelt ist, und kann sich"
    " selbst Zugänge geben. Das Haus verhindert das nicht; das Journal mit seinen Prüfpunkten außer Haus zeigt Änderungen danach,"
    " das Lesen nicht."
)
"""What no software of this kind can prevent."""
