"""Addresses of the editors' room; all of them are locked (`access.py`)."""

from django.urls import URLPattern, path

from willkommen.doors.locked import View
from willkommen.doors.office.editors import (
    home,
    phrases,
    publishing,
    record,
    recordings,
    records,
    retire,
    revisions,
    translations,
    unheard,
)
from willkommen.doors.office.editors.access import locked

app_name = "editors"


def page(address: str, view: View, name: str) -> URLPattern:
    """One locked page."""
    return path(address, locked(view), name=name)


urlpatterns = [
    page("", home.home, "home"),
    page("records/", records.records_page, "records"),
    page("record/<slug:kind>/<slug:key>/", record.record_page, "record"),
    page("new/<slug:kind>/", record.new_page, "new"),
    page("record/<slug:kind>/<slug:key>/retire/", retire.retire_page, "retire"),
    page("record/<slug:kind>/<slug:key>/valid/", records.still_valid, "valid"),
    page("history/", revisions.history_page, "history"),
    page("history/<uuid:revision>/undo/", revisions.undo, "undo"),
    page("phrases/", phrases.phrases_page, "phrases"),
    page("phrases/change/", phrases.change, "phrase-change"),
    page("phrases/try/", publishing.trial, "trial"),
    page("phrases/publish/", publishing.publish_page, "publish"),
    page("phrases/drop/", publishing.drop, "drop"),
    page("phrases/back/<int:edition>/", publishing.back, "back"),
    page("translations/", translations.translations_page, "translations"),
    page("translations/<slug:language>/workbook/", translations.workbook, "workbook"),
    page("recordings/", recordings.recordings_page, "recordings"),
    page("recordings/silence/", recordings.silence, "silence"),
    page("recordings/<uuid:one>/", recordings.recording_page, "recording"),
    page("unheard/", unheard.unheard_page, "unheard"),
    page("unheard/settle/", unheard.settle, "settle"),
]
