"""The code as a picture stands in a page without breaking its policy."""

from io import BytesIO

from PIL import Image

from willkommen.post.qr import png, svg


def test_it_draws_without_styles_scripts_or_addresses() -> None:
    picture = svg("K7MQ2-X9FPT")
    assert picture.startswith("<svg ")
    assert not any(word in picture for word in ("style", "script", "http", "width="))


def test_it_is_hidden_from_screen_readers_since_the_code_stands_beside_it() -> None:
    assert 'aria-hidden="true"' in svg("K7MQ2-X9FPT")


def test_it_draws_another_picture_for_another_code() -> None:
    assert svg("K7MQ2-X9FPT") != svg("K7MQ2-X9FPU")


def test_it_leaves_the_white_margin_that_scanners_need() -> None:
    picture = Image.open(BytesIO(png("K7MQ2-X9FPT", pixels_per_module=5))).convert("L")
    assert picture.crop((0, 0, picture.width, 20)).getextrema() == (255, 255)
