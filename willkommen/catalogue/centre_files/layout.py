"""Which file holds which records."""

from willkommen.catalogue.rules.records import Record

SECTIONS = {
    "centre": "house",
    "pages": "page",
    "spoken": "spoken",
    "sources": "source",
    "languages": "language",
    "agencies": "agency",
    "outside": "outside",
    "topics": "topic",
    "helplines": "helpline",
    "conditions": "condition",
    "deadlines": "deadline",
    "papers": "paper",
    "services": "service",
    "situations": "situation",
    "replies": "reply",
    "questions": "question",
    "municipalities": "municipality",
    "rooms": "room",
    "counters": "counter",
    "passages": "passage",
    "directions": "direction",
    "openings": "opening",
    "closures": "closure",
    "flows": "flow",
    "retention": "retention",
    "sentences": "sentence",
    "wordings": "wording",
}
"""The word over a list of records in a file, and the kind of these records. Texts have files of their own."""

FILES = {
    "centre.yaml": ("house", "page", "spoken"),
    "sources.yaml": ("source",),
    "languages.yaml": ("language",),
    "agencies.yaml": ("agency",),
    "outside.yaml": ("outside", "topic"),
    "helplines.yaml": ("helpline",),
    "terms.yaml": ("condition", "deadline"),
    "papers.yaml": ("paper",),
    "situations.yaml": ("situation",),
    "questions.yaml": ("reply", "question"),
    "municipalities.yaml": ("municipality",),
    "building.yaml": ("room", "counter", "passage", "direction"),
    "openings.yaml": ("opening",),
    "closures.yaml": ("closure",),
    "flows.yaml": ("flow",),
    "retention.yaml": ("retention",),
}
"""The files of a centre and the kinds each holds; besides, `services/<agency>.yaml`, `texts/<language>.yaml` and
`sentences/<language>.yaml`.

Other files in the folder belong to other rooms of the house (phrases, fees) and are left alone here.
"""

OF_SENTENCES = ("sentence", "wording")
"""The kinds in `sentences/<language>.yaml`: what is said otherwise than by the program and by the files of `wordings/`."""
HOMES = {kind: name for name, kinds in FILES.items() for kind in kinds}
TITLES = {kind: section for section, kind in SECTIONS.items()}


def home(record: Record) -> str:
    """The file of a record, relative to the centre's folder."""
    if record.kind == "service":
        return f"services/{record.data['agency']}.yaml"
    if record.kind in OF_SENTENCES:
        return f"sentences/{record.id.partition('/')[0]}.yaml"
    if record.kind == "text":
        return f"texts/{record.id.partition('/')[0]}.yaml"
    return HOMES[record.kind]
