"""A page that is added and that no journey looks at makes this fail, by its name."""

from tests.journeys.routes import NO_PAGES, REACHED, every_route


def test_it_is_looked_at_by_a_journey() -> None:
    known = set().union(*REACHED.values(), NO_PAGES)
    assert sorted(set(every_route()) - known) == [], "let a journey look at these, or say in routes.py what they are"


def test_it_names_nothing_that_is_gone() -> None:
    known = set().union(*REACHED.values(), NO_PAGES)
    assert sorted(known - set(every_route())) == []


def test_it_is_told_once_what_a_page_is() -> None:
    assert sorted(set().union(*REACHED.values()) & set(NO_PAGES)) == []
