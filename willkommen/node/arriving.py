"""Check in at a device: what somebody with this code is told, by the house's own rule, and the number to wait for."""

from datetime import date

from willkommen.core.codes import read_code
from willkommen.core.errors import NotNow
from willkommen.node.acting import let_in
from willkommen.node.known import Device, Known, known
from willkommen.node.moment import now
from willkommen.reception.rules.arrival import LET_IN, Answer, Expected, answer
from willkommen.standby.rules.hall import OVER, Guest


def checked_in(device: Device, code: str) -> tuple[Answer, str]:
    """By the code, as the kiosk does."""
    house = known()
    guest = next((one for one in house.hall.guests.values() if code and one.code == code), None)
    return _told(device, house, guest, code)


def checked_in_at_reception(device: Device, typed: str) -> tuple[Answer, str]:
    """By code or number, however it was typed or scanned; never by a name, which no node knows."""
    house = known()
    code, number = read_code(typed) or "", "".join(typed.split()).upper()
    guest = house.hall.guests.get(number) or next(
        (one for one in house.hall.guests.values() if code and one.code == code), None
    )
    return _told(device, house, guest, code)


def _told(device: Device, house: Known, guest: Guest | None, code: str) -> tuple[Answer, str]:
    days = [Expected(day, state, None, arrived=False, left=True) for day, state in _other_days(house, code)]
    if guest:
        left = any(one.state not in OVER for one in house.hall.of(guest.number))
        days.append(Expected(house.day, guest.state, guest.first_at, guest.arrived_at is not None, left))
    told = answer(days, house.day, now())
    if guest is None or told not in LET_IN:
        return told, guest.number if guest and told is Answer.ALREADY else ""
    try:
        let_in(device, guest.number)
    except NotNow:
        return Answer.ALREADY, guest.number
    return told, guest.number


def _other_days(house: Known, code: str) -> list[tuple[date, str]]:
    days = house.copy.get("days", {})
    return [
        (date.fromisoformat(day), guest["state"])
        for day, found in days.items()
        for guest in found["guests"]
        if day != str(house.day) and code and guest["code"] == code
    ]
