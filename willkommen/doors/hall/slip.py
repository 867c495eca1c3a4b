"""The paper slip beside the kiosk: a number, a code, in the language of whoever stands there."""

from datetime import datetime

from willkommen.catalogue.centre import Centre
from willkommen.environment import value
from willkommen.post.pieces import Both, Ticket
from willkommen.post.printer import print_slip
from willkommen.post.sheet import ticket_png


def print_number(
    house: Centre, language: str, moment: datetime, *, number: str = "", code: str = "", note: Both | None = None
) -> bool:
    """Whether the slip came out; the screen says the number in any case."""
    printer = value("TICKET_PRINTER")
    name = str(house.words.get(language, "house", house.house.id, "short"))
    rtl = house.languages[language].direction == "rtl"
    slip = Ticket(language, rtl, name, moment, number=number, code=code, note=note)
    return bool(printer) and print_slip(ticket_png(slip), printer=printer)
