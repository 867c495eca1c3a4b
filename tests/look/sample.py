"""An invented visit in German and in Arabic, for looking at the parts."""

from typing import Any

from django.core.paginator import Paginator

from willkommen.post.qr import svg

STOPS = {
    "de": [
        {"time": "09:00", "end": "09:10", "day": "Dienstag, 1. Dezember 2026", "room": "B 012", "floor": "Erdgeschoss", "title": "Foto für die Karte", "minutes": 10, "way": "Gehen Sie mit dem Aufzug in den 1. Stock, dann rechts. 2 Minuten.", "state": "done"},
        {"time": "09:20", "end": "09:50", "room": "B 104", "floor": "1. Stock", "title": "Aufenthaltserlaubnis nach der Anerkennung", "agency": "Ausländerbehörde", "minutes": 30, "way": "Zurück in die Halle, am Empfang vorbei, zweite Tür links. 3 Minuten.", "state": "now"},
        {"time": "10:00", "end": "10:45", "room": "B 007", "floor": "Erdgeschoss", "title": "Bürgergeld beantragen: Erstgespräch", "agency": "Jobcenter", "minutes": 45},
    ],
    "ar": [
        {"time": "09:00", "end": "09:10", "day": "الثلاثاء، 1 ديسمبر 2026", "room": "B 012", "floor": "الطابق الأرضي", "title": "صورة للبطاقة", "minutes": 10, "way": "خذ المصعد إلى الطابق الأول ثم اتجه يمينًا. دقيقتان.", "state": "done"},
        {"time": "09:20", "end": "09:50", "room": "B 104", "floor": "الطابق الأول", "title": "تصريح الإقامة بعد الاعتراف", "agency": "دائرة الأجانب", "minutes": 30, "way": "عد إلى القاعة، مرورًا بالاستقبال، الباب الثاني على اليسار.", "state": "now"},
        {"time": "10:00", "end": "10:45", "room": "B 007", "floor": "الطابق الأرضي", "title": "طلب إعانة المواطنين: المقابلة الأولى", "agency": "مركز العمل", "minutes": 45},
    ],
}  # fmt: skip
WORDS = {
    "de": {
        "h1": "Womit können wir Ihnen helfen?", "intro": "Schreiben Sie in Ihren eigenen Worten, in Ihrer Sprache. Wir sagen Ihnen, wer zuständig ist, was Sie mitbringen und was es kostet.",
        "concern": "Ihr Anliegen", "hint": "Zum Beispiel: Mein Aufenthalt läuft ab und ich suche eine Wohnung.", "error": "Bitte schreiben Sie ein paar Worte.",
        "go": "Weiter", "other": "Nichts davon passt", "legend": "Meinen Sie eines davon?",
        "options": [("Aufenthaltserlaubnis verlängern", "Wenn Ihre Karte in den nächsten drei Monaten abläuft."), ("Wohnung suchen", "Beratung, Bescheinigungen, Hilfe bei Briefen."), ("Deutschkurs finden", "")],
        "steps": ["Anliegen", "Unterlagen", "Termin", "Laufzettel"], "papers": [("Pass oder Passersatz", "", "there"), ("Bescheid des Bundesamtes", "Alle Seiten, auch die Rückseiten.", "missing"), ("Mietvertrag", "", "unreadable"), ("Biometrisches Foto", "Sie können es im Haus machen.", None)],
        "notice": "Bis zum 15. Dezember muss der Antrag gestellt sein.", "how": "Heute noch: Brief einwerfen oder am Empfang abgeben.", "plan": "Am schnellsten", "summary": "Ein Besuch, drei Stationen, 1 Stunde 45 Minuten.",
        "situation": "Ich wurde als Flüchtling anerkannt", "situation_text": "Alles, was jetzt zu tun ist, in einem Besuch.", "line": "Hilfetelefon Gewalt gegen Frauen", "hours": "rund um die Uhr", "cost": "kostenlos", "langs": "18 Sprachen",
        "empty": "Heute wartet niemand.", "empty_text": "Die Liste füllt sich von selbst.", "saved": "Ihr Termin ist gebucht.", "danger": "Die Zeit ist gerade vergeben worden.",
        "table": "Wartezeiten heute", "headers": ["Bereich", "wartend", "Minuten"], "headings": ["Ihr Besuch", "Was Sie mitbringen", "Hilfe sofort", "Auswahl"],
    },
    "ar": {
        "h1": "كيف يمكننا مساعدتك؟", "intro": "اكتب بكلماتك وبلغتك. سنخبرك من هو المسؤول، وماذا تحضر معك، وكم يكلف ذلك.",
        "concern": "طلبك", "hint": "مثلاً: إقامتي تنتهي قريبًا وأبحث عن شقة.", "error": "يرجى كتابة بضع كلمات.",
        "go": "التالي", "other": "لا شيء من هذا يناسبني", "legend": "هل تقصد أحد هذه الأمور؟",
        "options": [("تمديد تصريح الإقامة", "إذا كانت بطاقتك تنتهي خلال الأشهر الثلاثة القادمة."), ("البحث عن سكن", "استشارة وشهادات ومساعدة في الرسائل."), ("إيجاد دورة لغة ألمانية", "")],
        "steps": ["الطلب", "الأوراق", "الموعد", "ورقة الزيارة"], "papers": [("جواز السفر أو بديله", "", "there"), ("قرار المكتب الاتحادي", "جميع الصفحات، بما فيها الخلفية.", "missing"), ("عقد الإيجار", "", "unreadable"), ("صورة بيومترية", "يمكنك التقاطها في المبنى.", None)],
        "notice": "يجب تقديم الطلب حتى 15 ديسمبر.", "how": "اليوم: ضع رسالة في الصندوق أو سلّمها في الاستقبال.", "plan": "الأسرع", "summary": "زيارة واحدة، ثلاث محطات، ساعة و45 دقيقة.",
        "situation": "تم الاعتراف بي كلاجئ", "situation_text": "كل ما يجب فعله الآن في زيارة واحدة.", "line": "هاتف المساعدة: العنف ضد النساء", "hours": "على مدار الساعة", "cost": "مجانًا", "langs": "18 لغة",
        "empty": "لا أحد ينتظر اليوم.", "empty_text": "تمتلئ القائمة من تلقاء نفسها.", "saved": "تم حجز موعدك.", "danger": "تم حجز هذا الوقت للتو.",
        "table": "أوقات الانتظار اليوم", "headers": ["القسم", "ينتظرون", "دقائق"], "headings": ["زيارتك", "ما تحضره معك", "مساعدة فورية", "اختيار"],
    },
}  # fmt: skip


def context(language: str, theme: str) -> dict[str, Any]:
    """What look.html shows: the words of one language, the parts' own variables beside them."""
    words = WORDS[language]
    return {
        "theme": theme,
        "house": {
            "name": "Willkommenszentrum",
            "operator": "Landkreis Gießen",
            "address": "Riversplatz 1–9, Gebäude B, 35394 Gießen",
            "phone": "0641 9390-0",
        },
        "w": words,
        "stops": STOPS[language],
        "options": [{"value": i, "label": a, "hint": b, "checked": i == 0} for i, (a, b) in enumerate(words["options"])],
        "papers": [
            {"label": label, "hint": hint, "state": state, "german": label if language == "de" else WORDS["de"]["papers"][i][0]}
            for i, (label, hint, state) in enumerate(words["papers"])
        ],
        "plan": {"title": words["plan"], "day": STOPS[language][0]["day"], "summary": words["summary"], "stops": STOPS[language], "value": "a"},
        "helplines": [
            {"name": words["line"], "number": "116 016", "tel": "116016", "hours": words["hours"], "cost": words["cost"], "languages": words["langs"], "first": True},
            {"name": "Polizei", "number": "110", "tel": "110", "hours": words["hours"], "cost": words["cost"]},
        ],
        "qr": svg("K7MQ2-X9FPT"),
        "rows": [["B 1", {"text": "4", "label": words["headers"][1]}, {"text": "12", "label": words["headers"][2]}], ["B 2", {"text": "0", "label": words["headers"][1]}, {"text": "–", "label": words["headers"][2]}]],
        "page": Paginator(range(30), 10).page(2),
        "facts": list(zip(words["steps"], words["steps"][::-1], strict=True)),
        "errors": [{"id": "concern", "text": words["error"]}],
    }  # fmt: skip
