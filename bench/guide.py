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
from willkommen.guide.rules.measure import false_alarm

Rows = Iterator[tuple[str, str, str]]


def rows() -> Rows:
    """What, figure, how."""
    started = time.process_time()
    load()
    yield "ready after", f"{time.process_time() - started:.1f} s", "CPU: reading the centre and the trained model"
    texts = [question.text for question in development()]
    cost = 1000 * _processor_time(texts) / len(texts)
    yield (
        "one question",
        f"{cost:.0f} ms",
        f"CPU, mean of {len(texts)}; aim 40 ms; {1000 / cost:.0f} a second on one core",
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "memory", f"{memory:.0f} MB", "most this process held; aim 300 MB"
    answers = asked(development())
    yield from _accuracy("development, lenient", answers)
    yield from _accuracy("development, strict", asked(development(strict=True)))
    yield from _languages("development", answers)
    for name, file in (
        ("roundabout", "concerns_held_back"),
        ("plain", "concerns_plain"),
        ("fresh", "concerns_fresh"),
    ):
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
    yield f"{name}: false alarms", _percent([false_alarm(one.question, one.answer) for one in concerns]), "at most 1 %"
    yield f"{name}: help lines above the usual answer", _percent([bool(one.answer.perhaps) for one in concerns]), "–"


def _languages(name: str, answers: list[Asked]) -> Rows:
    by_language: dict[str, list[bool]] = defaultdict(list)
    for one in answers:
        if one.question.services:
            by_language[one.question.language].append(one.right(3))
    for language, right in sorted(by_language.items()):
        yield f"{name}: {language} among three", f"{sum(right)} of {len(right)}", "aim 80 % where there are five"


def _danger() -> Rows:
    for name in ("development", "urgent_held_back", "urgent_plain", "urgent_far_fetched", "urgent_fresh"):
        questions = development() if name == "development" else held_back(name)
        answers = [one for one in asked(questions) if one.question.kinds]
        right = [one.answer.urgent is not None and one.answer.urgent.type in one.question.kinds for one in answers]
        shown = [bool(one.answer.urgent or one.answer.perhaps) for one in answers]
        yield f"danger, {name}: recognised", _percent([bool(one.answer.urgent) for one in answers]), "aim 100 %"
        yield f"danger, {name}: right kind", _percent(right), understand.trouble() or "aim 100 %"
        yield f"danger, {name}: help lines on the page", _percent(shown), "recognised, or above the usual answer"
    for name in ("calm_held_back", "calm_fresh"):
        answers = asked(held_back(name))
        alarms = [one.answer.urgent is not None for one in answers]
        shown = [one.answer.perhaps is not None for one in answers]
        yield f"words that only sound like danger, {name}: alarms", _percent(alarms), "hard on purpose; no aim"
        yield f"words that only sound like danger, {name}: help lines above", _percent(shown), "hard on purpose; no aim"
