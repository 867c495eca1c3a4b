"""Turns the schema library's faults into sentences for people who write a centre."""

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from willkommen.catalogue.rules.near import nearest

KINDS_OF_VALUE = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "decimal_type": "an amount like 46.50",
    "tuple_type": "a list: [one, two]",
    "date_parsing": "a date: 2026-12-01",
    "date_from_datetime_parsing": "a date: 2026-12-01",
    "date_type": "a date: 2026-12-01",
    "float_type": "a number",
    "model_type": "an entry with fields of its own",
    "dataclass_type": "an entry with fields of its own",
}

PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters, digits and single hyphens: ae-schutz",
    r"^([01]\d|2[0-4]):[0-5]\d$": 'a clock time in quotes: "08:00"',
    r"^(\+[1-9]|0|1)[0-9]*([ -][0-9]+)*$": "a telephone number as one dials it: 0641 9390-1790",
    r"^\d{5}$": 'five digits in quotes: "35394"',
    r"^https://\S+$": "an address that starts with https://",
    r"^[^@\s]+@[^@\s]+\.[a-z]+$": "a mail address: name@example.org",
    r"^[a-z-]+/[a-z]+/[a-z0-9-]+/[a-z_]+$": "texts: kind: id: field: words",
}


def explain(error: ValidationError, model: type[BaseModel]) -> Iterator[tuple[tuple[int | str, ...], str, str]]:
    """For each fault: the path of the field, what is wrong, what would be right."""
    for detail in error.errors(include_url=False):
        path = tuple(step for step in detail["loc"] if isinstance(step, int) or "[" not in step)
        where = ".".join(str(step) for step in path)
        wrong, right = _sentence(detail, where, model)
        yield path, wrong, right


def _sentence(detail: ErrorDetails, where: str, model: type[BaseModel]) -> tuple[str, str]:
    kind, given = detail["type"], detail.get("input")
    context = detail.get("ctx", {})
    if kind == "extra_forbidden":
        return f"there is no field “{where}”", nearest(str(detail["loc"][-1]), model.model_fields)
    if kind == "missing":
        return f"“{where}” is missing", f"add {where}"
    if kind == "literal_error":
        return f"{where} is {given!r}", f"one of {context.get('expected', '')}"
    if kind == "string_pattern_mismatch":
        return f"{where} is {given!r}", PATTERNS.get(str(context.get("pattern")), str(context.get("pattern")))
    if kind == "value_error":
        return f"{where or 'the record'}: {context.get('error', detail['msg'])}", "see docs/centre.md"
    right = KINDS_OF_VALUE.get(kind, detail["msg"])
    return f"{where or 'the record'} is {given!r}", right
