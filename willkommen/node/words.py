"""Why something could not be done at a device of the node, in German: these pages are the staff's."""

FULL = "Dafür gibt es heute keine Nummern mehr. Termine gibt es wieder, wenn der Server antwortet."
WHY_NOT = {
    "day-full": FULL,
    "not-now": "Das passt nicht mehr zu dem, was inzwischen geschah. Bitte sehen Sie nach.",
    "paper-taken": "Diese Papiernummer ist schon aufgenommen.",
    "no-paper-number": "Bitte geben Sie die Nummer so ein, wie sie auf dem Papier steht, zum Beispiel A1001.",
    "not-written": "Der Node kann nichts mehr aufschreiben. Bitte geben Sie Papiernummern aus und rufen Sie den Betrieb.",
}
REFUSED_BY_SERVER = {
    "sign-in": "Der Server nimmt den Schlüssel dieses Nodes nicht an. Bitte rufen Sie den Betrieb; hier geht es weiter.",
    "other-node": "Am Server ist schon ein anderer Node mit diesem Schlüssel. Bitte rufen Sie den Betrieb: Einer von beiden muss aus.",
    "split-memory": "Der Speicher dieses Nodes ist eine alte Kopie. Bitte rufen Sie den Betrieb; hier geht es weiter.",
    "stranger": "Der Server antwortet dem Node nicht, wie er soll. Bitte rufen Sie den Betrieb; hier geht es weiter.",
}
"""By the server's own word."""
WRONG_CLOCK = "Die Uhr dieses Nodes geht nach. Nummern und Reihenfolge gelten; Zeiten und Wartezeiten stimmen nicht."


def why_not(word: str) -> str:
    """The sentence for a refusal by its word; only known words, whatever an address says."""
    return WHY_NOT.get(word, WHY_NOT["not-now"])
