"""The printed pass can be read by a machine that reads aloud, and its upper part tells nothing but the code."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from PIL import Image

from tests.post.sample import CODE, MADE, WORDS, amina, slip
from willkommen.post.sheet import _pass_values, pass_pdf, pass_png, ticket_pdf, ticket_png

SIDE = 210 / 25.4 * 144


def opened(file: bytes) -> pikepdf.Pdf:
    """A PDF from memory."""
    return pikepdf.open(BytesIO(file))


def tags(node: pikepdf.Object) -> list[pikepdf.Dictionary]:
    """Every element of the structure tree, in the order of reading."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in tags(child)]  # type: ignore[attr-defined]  # arrays iterate
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [node] if "/S" in node else []
    return own + (tags(node.K) if "/K" in node else [])


@pytest.mark.parametrize("language", WORDS)
def test_it_prints_every_script_as_tagged_pdf(language: str) -> None:
    file = opened(pass_pdf(amina(language), made=MADE))
    assert file.Root.Lang == language
    assert file.Root.MarkInfo.Marked
    assert b"pdfuaid" in file.Root.Metadata.read_bytes()
    assert len(file.pages) == 1


def test_it_describes_the_picture_and_orders_the_headings() -> None:
    file = opened(pass_pdf(amina("ar"), made=MADE))
    found = tags(file.Root.StructTreeRoot.K)
    assert [str(tag.Alt) for tag in found if tag.S == "/Figure"] == [f"QR-Code: {CODE}"]
    levels = [int(str(tag.S)[2:]) for tag in found if str(tag.S) in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_it_carries_its_own_fonts() -> None:
    file = opened(pass_pdf(amina("ti"), made=MADE))
    fonts = file.pages[0].Resources.Font
    names = {str(font.BaseFont).split("+")[-1].split("-")[0] for font in fonts.values()}
    assert names <= {"FiraSans", "NotoSansEthiopic"}
    assert "NotoSansEthiopic" in names


def test_it_shows_german_once_to_those_who_read_german() -> None:
    files = [opened(pass_pdf(amina(word), made=MADE)) for word in ("de", "ar")]
    german, arabic = (len(tags(file.Root.StructTreeRoot.K)) for file in files)
    assert german < arabic


def test_it_puts_the_code_alone_into_the_picture() -> None:
    with_link = _pass_values(amina("de"))["qr"]
    assert with_link == _pass_values(replace(amina("de"), manage="", stops=()))["qr"]


def test_it_names_the_day_only_where_it_changes() -> None:
    first, _ = amina("ar").stops
    days = [stop["day"] for stop in _pass_values(replace(amina("ar"), stops=(first, first)))["stops"]]
    assert days[0]["german"] == "Dienstag, 1. Dezember 2026"
    assert days[1] is None


def test_it_prints_a_long_visit_on_more_pages() -> None:
    long = replace(amina("ar"), stops=amina("ar").stops * 12)
    assert len(opened(pass_pdf(long, made=MADE)).pages) > 1


@pytest.mark.parametrize("language", ["prs", "kmr", "sr", "de-x-leicht", "xx"])
def test_it_prints_for_languages_that_few_programs_know(language: str) -> None:
    assert opened(pass_pdf(replace(amina("de"), language=language), made=MADE)).pages


def test_it_draws_a_slip_of_eighty_millimetres_as_long_as_needed() -> None:
    file = opened(ticket_pdf(slip("ar")))
    page = file.pages[0]
    width, height = (float(page.MediaBox[n]) / 72 * 25.4 for n in (2, 3))
    assert round(width) == 80
    assert 80 < height < 250


def test_it_draws_a_walk_in_slip_without_a_code() -> None:
    walk_in = replace(slip("ar"), code="", stations=(), note=None)
    file = opened(ticket_pdf(walk_in))
    assert tags(file.Root.StructTreeRoot.K)


def test_it_draws_the_same_as_a_picture() -> None:
    picture = Image.open(BytesIO(pass_png(amina("ar"), made=MADE)))
    assert abs(picture.width - SIDE) < 2
    assert Image.open(BytesIO(ticket_png(slip("de")))).width < picture.width
