"""The registry of the pages of records."""

from dataclasses import dataclass

import pytest

from labportal.base.registries.record_pages import Panel, RecordPages


@dataclass
class Star:
    pk: int | None = 1


class Comet(Star):
    pass


def panel(name: str, *items: object) -> Panel:
    return Panel(name, name.title(), "list.html", items)


def test_a_record_has_the_template_of_its_kind_and_an_address():
    pages = RecordPages()
    pages.register({Star: "star.html"}, lambda record, request: f"/{record.pk}/")
    assert pages.template(Star()) == "star.html"
    assert pages.address(Star(2), None) == "/2/"
    with pytest.raises(KeyError):
        pages.template(Comet())


def test_panels_of_a_kind_that_hold_something_come_in_order():
    pages = RecordPages()
    pages.register_panel(lambda record: panel("orbits", record), Star, Comet)
    pages.register_panel(lambda record: panel("moons"), Star)
    pages.register_panel(lambda record: panel("tails", "dust"), Comet)
    assert [one.name for one in pages.panels(Comet())] == ["orbits", "tails"]
    assert [one.name for one in pages.panels(Star())] == ["orbits"]


def test_a_record_that_is_not_saved_has_no_panels():
    pages = RecordPages()
    pages.register_panel(lambda record: panel("orbits", record), Star)
    assert pages.panels(Star(None)) == []
