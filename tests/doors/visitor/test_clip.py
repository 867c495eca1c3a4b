"""The centre's own recordings are played where somebody made one."""

from pathlib import Path
from types import MappingProxyType
from unittest.mock import patch

import pytest
from django.test import override_settings

from tests.doors.visitor.steps import Visitor
from tests.factories.giessen import giessen
from willkommen.catalogue.centre import Centre
from willkommen.doors.said import Words

pytestmark = pytest.mark.usefixtures("one_transaction")
SOUND = b"ID3 not really a sound"


def test_it_has_none_unless_somebody_made_one() -> None:
    assert Visitor("ti").open("/ti/clip/situation/anerkannt/").status == 404
    assert "data-clip" not in Visitor("ti").open("/ti/").text


@pytest.mark.parametrize(
    ("clip", "status"),
    [("ti/recognised.mp3", 200), ("ti/gone.mp3", 404), ("../secret.mp3", 404), ("ti/page.html", 404)],
)
def test_it_plays_what_lies_among_the_recordings_alone(clip: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "media" / "ti").mkdir(parents=True)
    for name in ("media/ti/recognised.mp3", "secret.mp3", "media/ti/page.html"):
        (tmp_path / name).write_bytes(SOUND)
    house = giessen()
    source = house.texts["de/situation/anerkannt/name"]
    recorded = source.model_copy(update={"id": "ti/situation/anerkannt/name", "clip": clip})
    told = Words(Centre(MappingProxyType({**house.tables, "text": {**house.texts, recorded.id: recorded}})), "ti")
    with override_settings(CENTRE=tmp_path), patch("willkommen.doors.visitor.clip.words", return_value=told):
        answer = Visitor("ti").client.get("/ti/clip/situation/anerkannt/")
    assert answer.status_code == status
