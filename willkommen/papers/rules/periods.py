"""Which tables are forgotten with which, and which are kept without a period, and why; every other has one in the centre's data."""

GOES_WITH = {
    "part": "upload",
    "released": "release",
    "reply": "visit",
    "visit_key": "visit",
    "agreement": "visit",
    "offer": "visit",
    "sitting": "booking",
    "complaint_box": "complaint",
    "complaint_file": "complaint",
}
"""A row of the first goes when its row of the second goes: the database does it (ON DELETE CASCADE)."""

WITHOUT_PERIOD = {
    "message": "goes as soon as the last stop that it tells of has begun",
    "counter_today": "tells no person; goes on the next day",
    "walk_in_line": "tells no person; one row a service",
    "place_in_line": "a number of the day; its agency writes the line anew every few seconds",
    "journal": "the proof of who did what, by ids alone; its chain is not cut",
    "knowledge": "an agency's own notes; what names a person is refused",
    "catalogue_proposal": "proposals for the catalogue; what names a person is refused",
    "office_key": "a public key and the holder's name, as long as boxes are sealed to it",
    "staff": "as long as somebody works here; afterwards the id stays for the journal",
    "staff_request": "two people's decision about an access, part of the proof",
    "flow_signature": "data protection's own signature, part of the proof",
    "device": "a device, its range of numbers and the hash of its key; no person",
    "centre_record": "public data of the centre",
    "recording": "a voice without a name: until editors delete it, at once when the speaker wishes",
    "centre_edition": "public data of the centre",
    "centre_revision": "public data of the centre",
    "phrase_edition": "public data of the guide",
    "trips_saved": "two counts a day that name nobody and outlive the visits; fewer than five are never told",
}

KEPT_WORDS = {
    "upload": "Dateien, die nie ganz ankamen", "document": "Unterlagen", "release": "Freigaben", "custody": "Belege über Originale",
    "hold": "aufgehobene Löschsperren", "call": "Aufrufe", "presence": "Anwesenheiten", "stop": "Stationen", "booking": "Buchungen",
    "visit": "Besuche", "stop_note": "Notizen zu Stationen", "question": "Fragen zwischen Stellen",
    "conference": "Fallbesprechungen", "complaint": "Beschwerden", "alarm": "Alarme", "notice": "Hinweise",
    "feedback": "Rückmeldungen", "unheard": "nicht verstandene Sätze", "help_call": "Hilferufe",
    "node_act": "Vorgänge ohne Server", "pickup": "Wünsche nach Bescheid",
}  # fmt: skip
"""What has a period in the centre's data, in words: for the command that forgets and for the record of processing."""
