"""An invented visit in German and in Arabic, for looking at the parts."""

import json
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator

from willkommen.post.qr import svg

SAMPLE = json.loads((Path(__file__).resolve().parent / "sample.json").read_text(encoding="utf-8"))
HOUSE = {
    "name": "Willkommenszentrum",
    "operator": "Landkreis Gießen",
    "address": "Riversplatz 1–9, Gebäude B, 35394 Gießen",
    "phone": "0641 9390-0",
}


def helplines(words: dict[str, Any]) -> list[dict[str, Any]]:
    """Two numbers, the first framed."""
    always = {"hours": words["hours"], "cost": words["cost"]}
    return [
        {
            "name": words["line"],
            "number": "116 016",
            "tel": "116016",
            "languages": words["langs"],
            "first": True,
            **always,
        },
        {"name": "Polizei", "number": "110", "tel": "110", **always},
    ]


def papers(words: dict[str, Any]) -> list[dict[str, Any]]:
    """The papers of the visit, German beside them."""
    german = SAMPLE["words"]["de"]["papers"]
    return [
        {"label": label, "hint": hint, "state": state, "german": german[number][0]}
        for number, (label, hint, state) in enumerate(words["papers"])
    ]


def floor(words: dict[str, Any]) -> dict[str, Any]:
    """Two rooms and the way from one to the other."""
    spots = [
        {"x": 0, "y": 0, "width": 3, "height": 3, "middle": (1.5, 1.5)},
        {"x": 4, "y": 0, "width": 3, "height": 3, "middle": (5.5, 1.5)},
    ]
    rooms = [
        {"kind": "office", "role": role, "spot": spot, "words": label}
        for role, spot, label in zip(("start", "goal"), spots, ("001", "104"), strict=True)
    ]
    ends = {"line": "1.5,1.5 5.5,1.5", "start": (1.5, 1.5), "end": (5.5, 1.5)}
    return {"name": words["plan"], "view": "0 0 7 3", "says": words["summary"], "rooms": rooms, **ends}


def context(language: str, theme: str) -> dict[str, Any]:
    """What the pages of this folder show: the words of one language, the parts' own variables beside them."""
    words, stops = SAMPLE["words"][language], SAMPLE["stops"][language]
    plan = {"title": words["plan"], "day": words["day"], "summary": words["summary"], "stops": stops, "value": "a"}
    return {
        "theme": theme,
        "house": HOUSE,
        "agency_name": "Schalter B 104",
        "staff_name": "Selam",
        "nav": [{"label": word, "href": "#", "current": word == words["steps"][0]} for word in words["steps"]],
        "w": words,
        "stops": stops,
        "days": [{**stops[0], "day": words["day"]}, *stops[1:], {**stops[2], "day": words["day"], "state": None}],
        "plan": plan,
        "options": [
            {"value": number, "label": label, "hint": hint, "checked": number == 0}
            for number, (label, hint) in enumerate(words["options"])
        ],
        "papers": papers(words),
        "floors": [floor(words)],
        "helplines": helplines(words),
        "german": SAMPLE["words"]["de"]["intro"],
        "qr": svg("K7MQ2-X9FPT"),
        "rows": [
            [room, *({"text": text, "label": label} for text, label in zip(cells, words["headers"][1:], strict=True))]
            for room, cells in (("B 1", ("4", "12")), ("B 2", ("0", "–")))
        ],
        "page": Paginator(range(30), 10).page(2),
        "facts": list(zip(words["steps"], words["steps"][::-1], strict=True)),
        "errors": [{"id": "concern", "text": words["error"]}],
    }
