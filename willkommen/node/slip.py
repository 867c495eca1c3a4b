"""The paper slip beside the kiosk, also without the server: the number, in the language of whoever stands there."""

from django.utils.translation import get_language_bidi

from willkommen.environment import value
from willkommen.node.known import known
from willkommen.node.moment import now
from willkommen.post.pieces import Ticket
from willkommen.post.printer import print_slip
from willkommen.post.sheet import ticket_png


def print_number(number: str, language: str) -> bool:
    """Whether the slip came out; the screen says the number in any case. In the language that holds at this moment."""
    printer = value("TICKET_PRINTER")
    if not printer:
        return False
    slip = Ticket(language, get_language_bidi(), known().title(language), now(), number=number)
    return print_slip(ticket_png(slip), printer=printer)
