"""Large exports, which are written once until content changes, and few at a time."""

import tempfile
from threading import Event, Thread
from unittest.mock import Mock

import pytest

from publications.exports.files import responses
from publications.exports.files.large_exports import BusyError, LargeExports
from publications.exports.files.responses import export_response
from publications.models import Publication
from tests.factories import PublicationFactory


def read(file):
    return b"".join(file.chunks()).decode()


def test_a_file_is_written_once_and_read_by_many_from_their_own_places():
    written = []

    def pieces():
        written.append(1)
        yield from ["Engines, ", "tides " * 50_000, "– end"]

    exports = LargeExports()
    first, second = exports.file("key", pieces()), exports.file("key", pieces())
    readers = [first.chunks(), second.chunks()]
    beginnings = [next(reader) for reader in readers]
    assert beginnings[0][:9] == beginnings[1][:9] == b"Engines, "
    assert read(first).endswith("– end")
    assert first.size == len(read(first).encode())
    assert written == [1]


def test_the_oldest_makes_place_for_another_and_is_read_to_its_end():
    exports = LargeExports(most_kept=1)
    first = exports.file("first", ["first" * 50_000])
    reader = first.chunks()
    del first
    next(reader)
    exports.file("second", ["second"])
    assert len(b"".join(reader)) > 100_000
    assert read(exports.file("first", ["anew"])) == "anew"


def test_a_few_are_written_at_a_time_and_others_are_sent_away():
    go = Event()
    exports = LargeExports(most_written=1, patience=0.3)

    def slow():
        yield "begun"
        go.wait(10)

    first = exports.file("slow", slow())
    with pytest.raises(BusyError):
        exports.file("another", ["x"])
    assert exports.file("slow", ["anew"]) is first
    go.set()
    assert read(first) == "begun"
    assert read(exports.file("another", ["x"])) == "x"


def test_one_waits_for_a_turn_and_others_are_sent_away_at_once():
    begun, go = Event(), Event()
    exports = LargeExports(most_written=1)

    def slow():
        yield "begun"
        go.wait(10)

    first = exports.file("slow", slow())
    found = []
    waiting = [
        Thread(target=_ask, args=(exports, one, found, begun), daemon=True) for one in range(4)
    ]
    for thread in waiting:
        thread.start()
    assert begun.wait(5)
    go.set()
    for thread in waiting:
        thread.join(10)
    assert read(first) == "begun"
    assert sorted(found) == ["busy", "busy", "busy", "written"]


def _ask(exports, key, found, third):
    """Note in `found` how it goes, and set `third` at the third note."""
    try:
        read(exports.file(key, ["x"]))
        found.append("written")
    except BusyError:
        found.append("busy")
    if len(found) == 3:
        third.set()


def test_a_file_that_cannot_be_made_leaves_its_turn_to_others(monkeypatch):
    exports = LargeExports(most_written=1, patience=0.1)
    with monkeypatch.context() as full:
        full.setattr(tempfile, "mkstemp", Mock(side_effect=OSError("No space left")))
        with pytest.raises(OSError, match="No space"):
            exports.file("key", ["x"])
    assert read(exports.file("key", ["x"])) == "x"


def test_the_beginning_is_read_while_the_rest_is_written():
    go = Event()

    def slow():
        yield "begun"
        go.wait(10)
        yield ", ended"

    file = LargeExports().file("key", slow())
    reader = file.chunks()
    assert next(reader) == b"begun"
    assert file.size is None
    go.set()
    assert b"".join(reader) == b", ended"
    assert file.size == 12


def test_what_cannot_be_begun_is_raised_and_written_by_the_next():
    exports = LargeExports()

    with pytest.raises(ZeroDivisionError):
        exports.file("key", (str(1 // number) for number in [0]))
    assert read(exports.file("key", ["whole"])) == "whole"


def test_what_breaks_off_says_so_and_is_written_by_the_next():
    exports = LargeExports()

    def broken():
        yield "begun"
        raise ZeroDivisionError

    assert read(exports.file("key", broken(), " and broken off")) == "begun and broken off"
    assert read(exports.file("key", ["whole"])) == "whole"


def test_a_file_of_nothing_ends_at_once():
    assert read(LargeExports().file("key", [])) == ""


@pytest.fixture
def many(monkeypatch):
    monkeypatch.setattr(responses, "MANY", 2)
    monkeypatch.setattr(responses, "_large", LargeExports(patience=0.05))
    return [PublicationFactory(title=f"Engines {number}") for number in range(3)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("extension", ["bib", "ris", "json"])
def test_an_export_of_many_is_that_of_few_and_follows_every_change(many, extension):
    works = Publication.objects.visible()
    response = export_response(works, "all", extension)
    whole = response.getvalue().decode()
    again = export_response(works, "all", extension)
    assert again["Content-Length"] == str(len(whole.encode()))
    assert again.getvalue().decode() == whole
    assert whole.count("Engines") >= 3
    Publication.objects.filter(pk=many[0].pk).update(title="Tides")
    assert "Tides" in export_response(works, "all", extension).getvalue().decode()
    one = export_response(works.filter(pk=many[0].pk), "one", extension).getvalue().decode()
    assert "Engines" not in one


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_while_others_are_written_is_told_to_come_back(many, monkeypatch):
    def refuse(*_):
        raise BusyError

    monkeypatch.setattr(responses._large, "file", refuse)
    response = export_response(Publication.objects.visible(), "all", "bib")
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "come back" in response.content.decode()
