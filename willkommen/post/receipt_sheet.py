"""Print the receipt of a consent, or the form on which it is signed: the exact words in two languages and a code."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext_noop as _

from willkommen.post import qr
from willkommen.post.pieces import Both
from willkommen.post.sheet import labels_in, typeset

LABELS = {
    "title": _("Beleg"),
    "agreed": _("Der Text, dem Sie zugestimmt haben"),
    "form": _("Unterlagen weitergeben"),
    "take_back": _("Mit diesem Code nehmen Sie Ihr Ja auch am Empfang zurück."),
    "show": _(
        "Dieses Blatt gehört Ihnen. Zeigen Sie es am Empfang, wenn Sie unterschrieben haben, und wenn Sie Ihr Ja zurücknehmen möchten."
    ),
    "signature": _("Datum und Unterschrift"),
}


@dataclass(frozen=True)
class ReceiptSheet:
    """One consent on A4. The reception scans the `code`, to let a signed form hold and (`takes_back`) to take the consent back.

    `facts` come before the exact words (`lines`, a paragraph each); `language` is the visitor's (BCP 47).
    """

    receipt: str
    code: str
    takes_back: bool
    language: str
    rtl: bool
    house: str
    address: tuple[str, ...]
    phone: str
    facts: tuple[Both, ...]
    lines: tuple[Both, ...]
    signing: bool


def receipt_pdf(sheet: ReceiptSheet, *, made: datetime) -> bytes:
    """The receipt on A4 as PDF/UA-1. `made` (aware) is written into the file."""
    picture = qr.svg(sheet.code).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    labels = labels_in(sheet.language, LABELS)
    values = {**asdict(sheet), "language": sheet.language.split("-")[0], "labels": labels, "qr": picture}
    return typeset("receipt.typ", values, made)
