"""The languages of the house as gettext and Django want to know them: plural forms, folders, names, directions."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SENTENCES = Path(__file__).resolve().parents[1] / "locale"
"""Where the sentences of the pages stand in every language but German, one .po file each."""

ONE = "nplurals=2; plural=n != 1;"
ONE_AND_NONE = "nplurals=2; plural=n > 1;"
SLAVIC = "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;"
PLURALS = {
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
    "pl": "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;",
    "ro": "nplurals=3; plural=n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2;",
    **dict.fromkeys(("de", "de-leicht", "en", "bg", "es", "kmr", "ps", "so", "ur"), ONE),
    **dict.fromkeys(("fr", "fa", "prs", "ti", "tr", "am", "hi"), ONE_AND_NONE),
    **dict.fromkeys(("uk", "ru", "sr"), SLAVIC),
}
"""The plural rule of each language as a .po file says it (Unicode's rules, whole numbers only)."""


def folder_of(language: str) -> str:
    """The folder below `locale/` in which gettext looks for a language: `de_Leicht` for `de-leicht`."""
    first, _, rest = language.partition("-")
    return f"{first}_{rest.title() if len(rest) > 2 else rest.upper()}" if rest else first


def sentences_of(language: str) -> Path:
    """The file with the sentences of the pages in a language; it need not exist."""
    return SENTENCES / folder_of(language) / "LC_MESSAGES" / "django.po"


def known_to_django(languages: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The centre's languages as `django.conf.locale.LANG_INFO` holds them; it lacks Tigrinya, Dari, Pashto and others.

    A browser that asks by the standard's code (`fa-AF`) is led to the house's own (`prs`).
    """
    known: dict[str, dict[str, Any]] = {}
    for one in languages:
        standard, code = str(one["bcp47"]), str(one["id"])
        known[code] = {
            "code": code, "name": one["german"], "name_local": one["endonym"], "bcp47": standard,
            "bidi": one.get("direction") == "rtl",
        }  # fmt: skip
        if "-x-" not in standard and standard.lower() != code:
            known.setdefault(standard.lower(), {"fallback": [code]})
    return known


def of_pages(
    languages: Iterable[Mapping[str, Any]], known: dict[str, Any], own: str
) -> tuple[list[tuple[str, str]], list[str]]:
    """The languages in which there are pages, (code, its own name), and those written from the right; `known` learns all.

    `languages` are the centre's, `own` the language of the originals, which needs no translations.
    """
    known.update(known_to_django(languages))
    offered = [
        (code, str(one["name_local"]))
        for code, one in known.items()
        if "bcp47" in one and (code == own or sentences_of(code).exists())
    ]
    return offered, [code for code, one in known.items() if one.get("bidi")]
