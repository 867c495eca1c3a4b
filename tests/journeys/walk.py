"""The steps of a visitor, in any language: found by what they do, not by what they say."""

import re

from playwright.sync_api import Locator

from tests.journeys.guest import Guest

LOST_CARD = {
    "de": "Ich habe meinen Aufenthaltstitel verloren",
    "en": "I have lost my residence card",
    "ar": "فقدت بطاقة الإقامة",
    "de-leicht": "Ich habe meine Aufenthalts-Karte verloren.",
    "uk": "Я загубила посвідку на проживання",
    "ru": "Я потеряла вид на жительство",
    "tr": "Oturma kartımı kaybettim",
    "fr": "J'ai perdu ma carte de séjour",
    "fa": "کارت اقامتم را گم کرده‌ام",
    "prs": "کارت اقامه مه گم شد",
    "ti": "መንበሪ ካርደይ ጠፊኡኒ",
}
AFRAID = {
    "de": "Mein Mann schlägt mich",
    "en": "My husband beats me",
    "ar": "زوجي يضربني",
    "de-leicht": "Mein Mann schlägt mich.",
    "uk": "Чоловік мене б'є",
    "ru": "Муж меня бьёт",
    "tr": "Kocam beni dövüyor",
    "fr": "Mon mari me frappe",
    "fa": "شوهرم مرا می‌زند",
    "prs": "شوهرم مره لت می‌کند",
    "ti": "ሰብኣየይ ይወቅዓኒ",
}
RECOGNISED = "anerkannt"
IN_THE_COUNTY = "lich"
CODE = re.compile(r"[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}")
NAME, BORN = "Amina Beispiel", "1990-05-17"


def send(guest: Guest, goes_to: str, *, button: str = "button[type=submit]") -> None:
    """Send the form that goes to `goes_to`, by its first button."""
    with guest.page.expect_navigation():
        form(guest, goes_to).locator(button).first.click()


def form(guest: Guest, goes_to: str) -> Locator:
    """The form of the page that goes there, and not the one that changes the language."""
    return guest.page.locator(f'main form[action$="{goes_to}/"]').first


def say(guest: Guest, words: str) -> None:
    """Type own words on the first page."""
    guest.page.locator("textarea[name=words]").fill(words)
    send(guest, "concern")


def live_in(guest: Guest, place: str, *, look: bool = True) -> None:
    """Say where one lives, when it is asked, and leave what else is asked open."""
    while guest.page.locator("main #bring").count() == 0:
        if look:
            guest.look("visitor:papers")
        field = guest.page.locator("select[name=residence]")
        if field.count():
            field.select_option(place)
        send(guest, "papers")


def give_details(guest: Guest, *, name: str = NAME, born: str = BORN) -> None:
    """Fill in what the agency demands."""
    for field, value in (("name", name), ("birth_date", born)):
        wanted = guest.page.locator(f"main input[name={field}]:not([type=hidden])")
        if wanted.count():
            wanted.fill(value)


def book(guest: Guest, words: str) -> str:
    """The whole way without looking left or right; the code on the pass."""
    guest.go(f"/{guest.language}/")
    say(guest, words)
    send(guest, "papers")
    live_in(guest, IN_THE_COUNTY, look=False)
    for goes_to in ("wishes", "plans", "confirm"):
        send(guest, goes_to)
    give_details(guest)
    send(guest, "book")
    return code_of(guest)


def code_of(guest: Guest) -> str:
    """The code on the pass."""
    found = CODE.search(guest.page.locator(".pass .code").inner_text())
    assert found, guest.words()
    return found[0]


def tick(guest: Guest, name: str, value: str) -> None:
    """Choose a card, as people do: by its words."""
    guest.page.locator(f'.choice:has(input[name={name}][value="{value}"]) label').click()
