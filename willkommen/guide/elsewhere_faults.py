"""What is wrong with what the house does not do, with file and line, for `willkommen check`."""

from collections.abc import Iterator
from pathlib import Path

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.finding import Fault
from willkommen.catalogue.rules.near import nearest
from willkommen.catalogue.yaml_text import UnreadableError, compose, line_of, plain

FILE = "guide/elsewhere.yaml"


def elsewhere_faults(folder: Path, centre: Centre) -> Iterator[Fault]:
    """Offices and services that the centre does not know; a centre without the file does without."""
    if not (folder / FILE).exists():
        return
    try:
        root = compose((folder / FILE).read_text(encoding="utf-8"))
    except UnreadableError as error:
        yield Fault(FILE, error.line, f"not readable as YAML: {error}", "see the lines before it")
        return
    for topic, entry in (plain(root) if root else {}).items():
        line = line_of(root, (topic,)) if root else 1
        named = [("outside", entry["outside"])] if "outside" in entry else []
        named += [("house_may", service) for service in entry.get("house_may", ())]
        for field, name in named:
            known = set(centre.outside if field == "outside" else centre.services)
            if name not in known:
                yield Fault(FILE, line, f"{topic}: {field} names the unknown “{name}”", nearest(name, known))
