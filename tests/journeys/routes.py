"""Every page of the house and the journey that looks at it; what is no page says why."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

REACHED = {
    "visitor": {
        "visitor:start", "visitor:concern", "visitor:papers", "visitor:letter", "visitor:wishes", "visitor:plans", "visitor:confirm",
        "visitor:book", "visitor:visit", "visitor:print", "visitor:who_saw", "visitor:move", "visitor:cancel", "visitor:forget",
        "visitor:wants",
    },
    "danger": {"visitor:call_reception"},
    "editors": {
        "editors:home", "editors:records", "editors:record", "editors:new", "editors:retire",
        "editors:history", "editors:phrases", "editors:trial",
        "editors:unheard", "editors:recordings", "editors:translations",
    },
    "visitor, always": {
        "visitor:help_now", "visitor:imprint", "visitor:privacy", "visitor:accessibility", "visitor:easy_language",
        "visitor:sign_language", "visitor:appointment", "visitor:sheet", "visitor:together", "visitor:services",
    },
    "day": {
        "account_login", "account_logout", "desk:counter", "desk:queue", "desk:details", "desk:day",
        "desk:reception", "desk:reception-print", "desk:reception-node", "desk:receipt",
        "desk:onward", "desk:closing", "desk:ready", "visitor:better", "hall:home",
    },
    "account": {
        "account_signup", "account_inactive", "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key", "account_reset_password_from_key_done", "account_confirm_email",
        "account_email_verification_sent", "socialaccount_login_cancelled", "socialaccount_login_error",
    },
    "account, signed in": {
        "account_change_password", "account_email", "account_reauthenticate", "mfa_index", "mfa_activate_totp",
        "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate", "mfa_deactivate_totp",
        "mfa_authenticate", "socialaccount_connections",
    },
    "papers": {"visitor:documents", "visitor:release", "visitor:consent", "visitor:consent_form"},
    "papers at the desk": {"desk:papers", "desk:consent"},
    "exchange": {
        "desk:exchange", "desk:exchange-ask", "desk:exchange-person", "desk:exchange-question", "desk:exchange-offer",
        "desk:exchange-conference", "desk:exchange-knowledge", "desk:exchange-away",
    },
    "keys": {
        "mfa_add_webauthn", "mfa_list_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_reauthenticate_webauthn",
        "desk:locked", "desk:me",
    },
    "office": {
        "office:team", "office:sheet", "office:token", "office:requests", "office:protection", "office:touched", "office:powers",
    },
    "complaint": {"visitor:complaint", "visitor:complaint-answer", "desk:complaints", "desk:complaint-keys"},
    "management": {"office:figures"},
    "kiosk": {"hall:arrive", "hall:said"},
    "hall": {"hall:ticket", "hall:word", "hall:right-house", "hall:find-room"},
    "house": {"desk:outcome", "desk:next-time", "desk:outcome-print", "desk:sentences", "desk:news", "desk:reception-ticket"},
}  # fmt: skip
"""By the name of the journey: each asserts at its end that it has looked at all of these."""

NO_PAGES = {
    "desk:alarm": "leads to desk:home", "desk:home": "leads to where somebody belongs",
    "desk:reception-first-time": "leads to desk:reception",
    "visitor:mark": "leads to visitor:visit", "visitor:pickup": "leads to visitor:visit",
    "visitor:pdf": "a file", "visitor:services_pdf": "a file", "visitor:ics": "a file", "visitor:form": "a file",
    "visitor:key": "leads to visitor:visit", "visitor:request": "leads to visitor:visit", "visitor:live": "a part of visitor:visit",
    "visitor:clip": "a file", "visitor:document": "a file", "visitor:consent_pdf": "a file", "desk:paper": "a file",
    "desk:complaint-file": "a file", "visitor:upload": "for the script of visitor:documents",
    "visitor:upload_piece": "for the script of visitor:documents", "visitor:together_forget": "leads to visitor:together",
    "visitor:together_forgotten": "leads to visitor:together",
    "office:token-end": "leads to office:team",
    "office:decide": "leads to office:requests", "office:substitute": "the same paper as office:sheet",
    "office:sign": "leads to office:protection", "office:close": "leads to office:protection",
    "desk:lock": "leads to desk:locked", "desk:unlock": "desk:locked once more, or leads back",
    "desk:awake": "says nothing", "desk:awake-live": "says nothing", "mfa_login_webauthn": "leads to desk:home",
    "desk:queue-live": "a part of desk:queue", "desk:next": "leads to desk:queue", "desk:act": "leads to desk:queue",
    "desk:reception-live": "a part of desk:reception", "desk:reception-arrive": "leads to desk:reception",
    "desk:reception-change": "leads to desk:reception", "hall:board-live": "a part of hall:board",
    "hall:here": "leads to hall:arrive", "hall:spoken": "a sound", "visitor:here": "leads to visitor:visit",
    "hall:board": "the page of hall:home once more", "set_language": "leads back",
    "desk:reception-help": "leads to desk:reception",
    "editors:valid": "leads to editors:records", "editors:undo": "leads to editors:history",
    "editors:phrase-change": "leads to editors:phrases", "editors:publish": "leads to editors:phrases",
    "editors:drop": "leads to editors:phrases", "editors:back": "leads to editors:phrases",
    "editors:silence": "leads to editors:recordings", "editors:workbook": "a file",
    "editors:recording": "a file, or leads to editors:recordings",
    "editors:settle": "leads to editors:unheard", "open-data": "leads to the API", "open-hours": "leads to the API",
    "mfa_download_recovery_codes": "a file", "account_set_password": "for accounts without a password: none here",
    "account_confirm_login_code": "a login by mail is switched off",
    "socialaccount_signup": "signing up is switched off: leads to account_login",
    "openid_connect_login": "leads to the county's own sign-in", "openid_connect_callback": "leads back from it",
    "social/connections/": "leads to socialaccount_connections", "social/signup/": "leads to socialaccount_signup",
    "social/login/cancelled/": "leads to socialaccount_login_cancelled",
    "social/login/error/": "leads to socialaccount_login_error",
}  # fmt: skip
"""Addresses at which nobody sees a page."""


def every_route() -> Iterator[str]:
    """The names of all addresses but those of the API, with their doors."""
    return _routes(get_resolver(), "")


def _routes(resolver: URLResolver, door: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else door
            if not str(pattern.namespace or "").startswith("api"):
                yield from _routes(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{door}{pattern.name or pattern.pattern}"
