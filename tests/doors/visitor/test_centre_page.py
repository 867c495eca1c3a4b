"""The centre's pages are drawn from plain text, which may hold no markup of its own."""

from willkommen.doors.visitor.centre_page import Block, blocks


def test_it_knows_headings_paragraphs_and_lists() -> None:
    body = "Erste Zeile\nzweite Zeile\n\n## Titel\n- eins\n- zwei\nDanach"
    assert blocks(body) == [
        Block("text", ["Erste Zeile", "zweite Zeile"]),
        Block("heading", ["Titel"]),
        Block("list", ["eins", "zwei"]),
        Block("text", ["Danach"]),
    ]


def test_it_leaves_markup_as_the_letters_it_is() -> None:
    assert blocks("<script>x</script>") == [Block("text", ["<script>x</script>"])]
