"""The addresses of the front door, below the language; no address ever holds what somebody typed."""

from django.urls import path, register_converter

from willkommen.doors.visitor.appointment import appointment
from willkommen.doors.visitor.book import book
from willkommen.doors.visitor.call_reception import call_reception
from willkommen.doors.visitor.catalogue_page import services_page, services_pdf
from willkommen.doors.visitor.centre_page import accessibility, easy_language, imprint, privacy, sign_language
from willkommen.doors.visitor.clip import clip
from willkommen.doors.visitor.complaint import complaint, complaint_answer
from willkommen.doors.visitor.concern import concern
from willkommen.doors.visitor.confirm import confirm
from willkommen.doors.visitor.form import form
from willkommen.doors.visitor.help_now import help_now
from willkommen.doors.visitor.letter import letter, sheet
from willkommen.doors.visitor.papers import papers
from willkommen.doors.visitor.plans import plans
from willkommen.doors.visitor.start import start
from willkommen.doors.visitor.together import together, together_forget, together_forgotten
from willkommen.doors.visitor.visit.better import better
from willkommen.doors.visitor.visit.cancel import cancel
from willkommen.doors.visitor.visit.documents import document, documents
from willkommen.doors.visitor.visit.forget import forget
from willkommen.doors.visitor.visit.here import here
from willkommen.doors.visitor.visit.live import live
from willkommen.doors.visitor.visit.mark import mark
from willkommen.doors.visitor.visit.move import move
from willkommen.doors.visitor.visit.opening import key
from willkommen.doors.visitor.visit.pass_page import visit
from willkommen.doors.visitor.visit.pickup import pickup
from willkommen.doors.visitor.visit.prints import ics, pdf, printed
from willkommen.doors.visitor.visit.receipt import consent, consent_form, consent_pdf
from willkommen.doors.visitor.visit.release import release
from willkommen.doors.visitor.visit.requests import request_answered
from willkommen.doors.visitor.visit.upload import upload, upload_piece
from willkommen.doors.visitor.visit.wants import wants
from willkommen.doors.visitor.visit.who_saw import who_saw_page
from willkommen.doors.visitor.wishes import wishes


class Code:
    """A visit's code in an address: ten signs, with or without the dash."""

    regex = "[0-9A-Za-z-]{10,12}"

    def to_python(self, value: str) -> str:
        """As it stands there."""
        return value

    def to_url(self, value: str) -> str:
        """As it is written."""
        return value


register_converter(Code, "code")
app_name = "visitor"
urlpatterns = [
    path("", start, name="start"),
    path("concern/", concern, name="concern"),
    path("call/", call_reception, name="call_reception"),
    path("papers/", papers, name="papers"),
    path("letter/", letter, name="letter"),
    path("sheet/<slug:name>/", sheet, name="sheet"),
    path("wishes/", wishes, name="wishes"),
    path("plans/", plans, name="plans"),
    path("confirm/", confirm, name="confirm"),
    path("book/", book, name="book"),
    path("appointment/", appointment, name="appointment"),
    path("visit/<code:code>/", visit, name="visit"),
    path("visit/<code:code>/key/<slug:secret>/", key, name="key"),
    path("visit/<code:code>/now/", live, name="live"),
    path("visit/<code:code>/here/", here, name="here"),
    path("visit/<code:code>/wants/", wants, name="wants"),
    path("visit/<code:code>/mark/", mark, name="mark"),
    path("visit/<code:code>/pickup/", pickup, name="pickup"),
    path("visit/<code:code>/better/", better, name="better"),
    path("visit/<code:code>/cancel/", cancel, name="cancel"),
    path("visit/<code:code>/move/", move, name="move"),
    path("visit/<code:code>/request/", request_answered, name="request"),
    path("visit/<code:code>/forget/", forget, name="forget"),
    path("visit/<code:code>/documents/", documents, name="documents"),
    path("visit/<code:code>/documents/send/", upload, name="upload"),
    path("visit/<code:code>/documents/send/<uuid:upload>/", upload_piece, name="upload_piece"),
    path("visit/<code:code>/documents/release/", release, name="release"),
    path("visit/<code:code>/documents/release/<uuid:release>/", consent, name="consent"),
    path("visit/<code:code>/documents/release/<uuid:release>/form/", consent_form, name="consent_form"),
    path("visit/<code:code>/documents/release/<uuid:release>/receipt.pdf", consent_pdf, name="consent_pdf"),
    path("visit/<code:code>/documents/<uuid:document>/", document, name="document"),
    path("visit/<code:code>/pass.pdf", pdf, name="pdf"),
    path("visit/<code:code>/visit.ics", ics, name="ics"),
    path("visit/<code:code>/seen/", who_saw_page, name="who_saw"),
    path("visit/<code:code>/print/", printed, name="print"),
    path("services/", services_page, name="services"),
    path("services/<slug:spoken>.pdf", services_pdf, name="services_pdf"),
    path("complaint/", complaint, name="complaint"),
    path("complaint/answer/", complaint_answer, name="complaint-answer"),
    path("help-now/", help_now, name="help_now"),
    path("clip/<slug:kind>/<slug:record>/", clip, name="clip"),
    path("together/", together, name="together"),
    path("together/forget/", together_forget, name="together_forget"),
    path("together/forgotten/", together_forgotten, name="together_forgotten"),
    path("form/<slug:paper>/", form, name="form"),
    path("imprint/", imprint, name="imprint"),
    path("privacy/", privacy, name="privacy"),
    path("accessibility/", accessibility, name="accessibility"),
    path("easy-language/", easy_language, name="easy_language"),
    path("sign-language/", sign_language, name="sign_language"),
]
