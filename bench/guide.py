"""How well the guide understands, and what a question costs: on the measuring questions and on our own held-back ones."""

import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.guide.questions import Asked, asked, development, held_back, share
from willkommen import environment
from willkommen.guide import training, understand
from willkommen.guide.phrasebook import phrases
from willkommen.guide.queries import load

Rows = Iterator[tuple[str, str, str]]


def rows() -> Rows:
    """What, figure, how."""
    started = time.process_time()
    load()
    yield "ready after", f"{time.process_time() - started:.1f} s", "CPU: reading the centre and the trained model"
    answers = asked(development())
    cost = 1000 * _processor_time([one.question.text for one in answers]) / len(answers)
    yield (
        "one question",
        f"{cost:.0f} ms",
        f"CPU, mean of {len(answers)}; aim 40 ms; {1000 / cost:.0f} a second on one core",
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "memory", f"{memory:.0f} MB", "most this process held; aim 300 MB"
    yield from _accuracy("development, lenient", answers)
    yield from _accuracy("development, strict", asked(development(strict=True)))
    yield from _languages("development", answers)
    for name, file in (("roundabout", "concerns_held_back"), ("plain", "concerns_plain")):
        held = asked(held_back(file))
        yield from _accuracy(f"held back, {name}", held)
        yield from _languages(f"held back, {name}", held)
    yield "re-training", f"{_training_time():.1f} s", "CPU, one core, the whole phrase book; aim 10 s"
    yield from _danger()


def _processor_time(texts: list[str]) -> float:
    """Seconds of processor time to answer all of them once."""
    guide = load()
    started = time.process_time()
    for text in texts:
        guide.answer(text, None)
    return time.process_time() - started


def _training_time() -> float:
    """Seconds of processor time to learn the whole phrase book anew, as after an edit."""
    folder = Path(environment.value("WILLKOMMEN_CENTRE"))
    started = time.process_time()
    book = phrases(folder)
    training.trained(book, training.vectors_of(folder, book)[0])
    return time.process_time() - started


def _concerns(answers: list[Asked]) -> list[Asked]:
    return [one for one in answers if one.question.services and not one.question.kinds]


def _percent(flags: list[bool]) -> str:
    return f"{100 * share(flags):.1f} % of {len(flags)}"


def _accuracy(name: str, answers: list[Asked]) -> Rows:
    concerns = _concerns(answers)
    abroad = [one for one in answers if not one.question.services and not one.question.kinds]
    yield f"{name}: service first", _percent([one.right(1) for one in concerns]), "aim 85 % (development)"
    yield f"{name}: among three", _percent([one.right(3) for one in concerns]), "aim 95 % (development)"
    yield f"{name}: agency first", _percent([one.right_agency() for one in concerns]), "aim 92 % (development)"
    yield f"{name}: not done here", _percent([one.answer.outcome == "out_of_scope" for one in abroad]), "aim 85 %"
    refused = [one.answer.outcome == "out_of_scope" for one in concerns]
    yield f"{name}: refused though done here", _percent(refused), "at most 4 %"
    yield f"{name}: false alarms", _percent([one.answer.urgent is not None for one in concerns]), "at most 1 %"


def _languages(name: str, answers: list[Asked]) -> Rows:
    by_language: dict[str, list[bool]] = defaultdict(list)
    for one in answers:
        if one.question.services:
            by_language[one.question.language].append(one.right(3))
    for language, right in sorted(by_language.items()):
        yield f"{name}: {language} among three", f"{sum(right)} of {len(right)}", "aim 80 % where there are five"


def _danger() -> Rows:
    files = ("development", "urgent_held_back", "urgent_plain", "urgent_far_fetched", "calm_held_back")
    for name in files:
        questions = development() if name == "development" else held_back(name)
        answers = asked([question for question in questions if question.kinds or name == "calm_held_back"])
        alarms = [one.answer.urgent is not None for one in answers]
        if name == "calm_held_back":
            yield "words that only sound like danger: alarms", _percent(alarms), "hard on purpose; no aim"
            continue
        right = [one.answer.urgent is not None and one.answer.urgent.type in one.question.kinds for one in answers]
        yield f"danger, {name}: recognised", _percent(alarms), "aim 100 % (far fetched: no aim)"
        yield f"danger, {name}: right kind", _percent(right), understand.trouble() or "aim 100 % (far fetched: no aim)"
