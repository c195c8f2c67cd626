"""The three-way merge of one entry."""

import pytest

from publications.imports.planning.merge import merge
from publications.vocabulary.snapshot import Snapshot


def _snapshot(names=(), **values):
    return Snapshot.of(values, [{"family": name} for name in names])


def test_a_field_that_only_the_file_moved_is_updated():
    result = merge(_snapshot(volume="1"), _snapshot(volume="1"), _snapshot(volume="2"))
    assert result.updates == {"volume": ["1", "2"]}
    assert not result.conflicts
    assert not result.kept


def test_a_field_that_only_an_editor_moved_is_kept():
    result = merge(_snapshot(title="a"), _snapshot(title="A"), _snapshot(title="a"))
    assert result.kept == ["title"]
    assert not result.updates


def test_a_field_that_an_editor_emptied_stays_empty():
    result = merge(_snapshot(note="n"), _snapshot(), _snapshot(note="n"))
    assert result.kept == ["note"]


def test_a_field_that_both_moved_is_a_conflict():
    result = merge(_snapshot(title="a"), _snapshot(title="b"), _snapshot(title="c"))
    assert result.conflicts == {"title": ["b", "c"]}


def test_a_field_that_both_moved_to_one_value_is_settled():
    result = merge(_snapshot(title="a"), _snapshot(title="b"), _snapshot(title="b"))
    assert result == merge(_snapshot(), _snapshot(), _snapshot())


def test_a_field_that_the_file_no_longer_has_is_left_alone():
    result = merge(_snapshot(doi="10.1/x"), _snapshot(doi="10.1/x"), _snapshot(title="t"))
    assert "doi" not in result.updates


def test_a_new_source_fills_empty_fields_only():
    result = merge(None, _snapshot(title="t"), _snapshot(title="u", volume="3"))
    assert result.updates == {"volume": [None, "3"]}
    assert result.conflicts == {"title": ["t", "u"]}


def test_an_editors_value_for_what_the_source_never_gave_conflicts_with_a_new_one():
    result = merge(_snapshot(title="t"), _snapshot(title="t", page="1"), _snapshot(page="2"))
    assert result.conflicts == {"page": ["1", "2"]}


@pytest.mark.parametrize("present", [["A", "B"], ["B", "A", "C"]])
def test_names_count_as_one_field(present):
    base, incoming = _snapshot(["A", "B"]), _snapshot(["A", "B", "D"])
    result = merge(base, _snapshot(present), incoming)
    moved = result.updates if present == ["A", "B"] else result.conflicts
    assert list(moved) == ["names"]
