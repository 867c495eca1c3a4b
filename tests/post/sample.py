"""Amina's invented visit as plain values, in German and three languages with scripts of their own."""

from datetime import UTC, datetime, timedelta

from willkommen.post.pieces import Both, Paper, PassSheet, PassStop, Station, Ticket

MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CODE = "K7MQ2-X9FPT"
WORDS = {
    "de": (
        "Aufenthaltserlaubnis nach der Anerkennung",
        "Gehen Sie mit dem Aufzug in den 1. Stock.",
        "Pass oder Passersatz",
    ),
    "ar": ("تصريح الإقامة بعد الاعتراف", "خذ المصعد إلى الطابق الأول ثم اتجه يمينًا.", "جواز السفر أو بديله"),
    "ti": ("ፍቓድ መንበሪ ድሕሪ ተፈላጥነት", "ብሊፍት ናብ ቀዳማይ ደርቢ ኪዱ።", "ፓስፖርት ወይ መተካእታ"),
    "hi": ("मान्यता के बाद निवास परमिट", "लिफ़्ट से पहली मंज़िल पर जाएँ।", "पासपोर्ट या उसका विकल्प"),
}


def both(language: str, number: int) -> Both:
    """One of the texts above beside its German."""
    return Both(WORDS[language][number], WORDS["de"][number])


def stations() -> tuple[Station, ...]:
    """Two stops in December, the zone being one hour ahead of UTC."""
    first = datetime(2026, 12, 1, 8, 20, tzinfo=UTC)
    second = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
    half = timedelta(minutes=30)
    return (Station(first, first + half, "B 104"), Station(second, second + half, "B 007"))


def amina(language: str) -> PassSheet:
    """The whole sheet."""
    return PassSheet(
        code=CODE,
        language=language,
        rtl=language == "ar",
        house="Willkommenszentrum",
        address=("Riversplatz 1–9, Gebäude B", "35394 Gießen"),
        phone="0641 0000-0",
        stops=tuple(PassStop(station, title=both(language, 0), way=both(language, 1)) for station in stations()),
        papers=(Paper(both(language, 2), hint=both(language, 1)), Paper(both(language, 2))),
        notices=(both(language, 0),),
        arrival=(both(language, 1),),
        manage="https://willkommen.example/besuch/K7MQ2-X9FPT/geheim",
    )


def slip(language: str) -> Ticket:
    """The slip of the same visit."""
    return Ticket(
        language=language,
        rtl=language == "ar",
        house="Willkommenszentrum",
        issued=MADE,
        number="K472",
        code=CODE,
        stations=stations(),
        note=both(language, 1),
    )
