"""Checkpoints survive in files: one line for a chain that grew, whole even after a kill."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from willkommen.core.errors import BadValue
from willkommen.journal.checkpoints import LINE, contradicts, leave, line, read
from willkommen.journal.rules.chain import Head

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
ONE, TWO = Head("jobcenter", 3, b"a" * 32), Head("antidiskriminierung", 1, b"b" * 32)


def test_it_writes_a_line_only_for_a_chain_that_grew(tmp_path: Path) -> None:
    assert leave([ONE, TWO], where=tmp_path, now=NOW) == 2
    assert leave([ONE, TWO], where=tmp_path, now=NOW) == 0
    assert leave([Head("jobcenter", 4, b"c" * 32), TWO], where=tmp_path, now=NOW) == 1
    assert [(point.agency, point.seq) for point in read(tmp_path)] == [
        ("jobcenter", 3),
        ("antidiskriminierung", 1),
        ("jobcenter", 4),
    ]


def test_it_begins_each_day_with_every_chain(tmp_path: Path) -> None:
    leave([ONE, TWO], where=tmp_path, now=NOW)
    assert leave([ONE, TWO], where=tmp_path, now=NOW + timedelta(days=1)) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2027-03-01.jsonl", "2027-03-02.jsonl"]


def test_it_mends_a_line_that_a_kill_cut_off(tmp_path: Path) -> None:
    leave([ONE], where=tmp_path, now=NOW)
    path = tmp_path / "2027-03-01.jsonl"
    path.write_text(path.read_text() + '{"agency": "anti')
    assert len(read(tmp_path)) == 1
    assert leave([ONE, TWO], where=tmp_path, now=NOW) == 1
    assert [point.agency for point in read(tmp_path)] == ["jobcenter", "antidiskriminierung"]


def test_it_mends_a_file_that_holds_nothing_but_a_piece(tmp_path: Path) -> None:
    (tmp_path / "2027-03-01.jsonl").write_text('{"age')
    assert leave([ONE], where=tmp_path, now=NOW) == 1
    assert len(read(tmp_path)) == 1


def test_it_refuses_a_file_that_somebody_wrote_into(tmp_path: Path) -> None:
    leave([ONE], where=tmp_path, now=NOW)
    path = tmp_path / "2027-03-01.jsonl"
    path.write_text("nothing\n" + path.read_text())
    with pytest.raises(BadValue, match=r"2027-03-01.jsonl, line 1"):
        read(tmp_path)


def test_it_keeps_the_files_to_itself(tmp_path: Path) -> None:
    leave([ONE], where=tmp_path / "new", now=NOW)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new" / "2027-03-01.jsonl").stat().st_mode & 0o777 == 0o600


def test_it_prints_one_line_that_later_checkpoints_do_not_change(tmp_path: Path) -> None:
    leave([ONE, TWO], where=tmp_path, now=NOW)
    printed = line(read(tmp_path))
    leave([Head("jobcenter", 4, b"c" * 32)], where=tmp_path, now=NOW + timedelta(minutes=1))
    assert line(read(tmp_path)) != printed
    assert not contradicts(printed, read(tmp_path))


def test_it_tells_neither_agency_nor_count_on_paper(tmp_path: Path) -> None:
    leave([Head("jobcenter", 98_765, b"a" * 32)], where=tmp_path, now=NOW)
    assert LINE.fullmatch(line(read(tmp_path)))
    assert "jobcenter" not in line(read(tmp_path))


def test_it_sees_on_paper_that_the_files_were_written_anew(tmp_path: Path) -> None:
    leave([ONE, TWO], where=tmp_path, now=NOW)
    printed = line(read(tmp_path))
    path = tmp_path / "2027-03-01.jsonl"
    path.write_text(path.read_text().replace("aaaa", "aaab", 1).replace("61616161", "61616162", 1))
    assert contradicts(printed, read(tmp_path))
    path.unlink()
    assert contradicts(printed, read(tmp_path))


@pytest.mark.parametrize("text", ["", "nonsense", "2027-03-01T12:00:00+00:00 3f2a"])
def test_it_refuses_a_line_that_was_never_printed(text: str) -> None:
    with pytest.raises(BadValue):
        contradicts(text, [])


def test_it_prints_nothing_before_the_first_checkpoint() -> None:
    with pytest.raises(BadValue):
        line([])
