"""The keyboard on a kiosk's screen: each key is a button of the form, so that it works without any script."""

from django.http import HttpRequest

from willkommen.core.codes import ALPHABET, LENGTH

ROW = 8
KEYS = [ALPHABET[start : start + ROW] for start in range(0, len(ALPHABET), ROW)]
"""Four rows of eight hold the code's 32 signs."""


def typed_code(request: HttpRequest) -> str:
    """The signs so far, with the key that was just pressed."""
    signs = "".join(sign for sign in request.POST.get("code", "").upper() if sign.isalnum())
    key = request.POST.get("key", "")
    if key == "back":
        signs = signs[:-1]
    elif key == "clear":
        signs = ""
    elif key in ALPHABET:
        signs += key
    signs = signs[: LENGTH * 2]
    return f"{signs[:5]}-{signs[5:]}" if len(signs) > LENGTH // 2 else signs
