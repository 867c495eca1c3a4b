"""The web server without what walls, journal and sealing cost: the other side of a measurement, never of a house."""

import sys
from importlib import import_module

from willkommen.wsgi import application

assert callable(application)
assert "willkommen.flows.book" not in sys.modules, "what is imported already would go on sealing"
for module, name, instead in (
    ("journal.actions", "note_all", lambda **_: None),
    ("papers.key_store", "put", lambda *_: None),
    ("papers.seal", "encrypt", lambda _key, text, _about: text),
    ("papers.seal", "to_agency", lambda _agency, key: key),
    ("visits.seal", "seal", lambda _agency, text: text.encode()),
    ("visits.seal", "unseal", lambda _agency, box: box.decode()),
):
    setattr(import_module(f"willkommen.{module}"), name, instead)
