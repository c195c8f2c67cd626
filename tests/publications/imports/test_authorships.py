"""Authorships for the names of an entry."""

import pytest

from people.matching.roster import Roster
from people.names.parts import NameParts, parse_name
from publications.imports.authorships import (
    authorship_rows,
    authorships,
    with_editors_choices,
)
from publications.models import Authorship
from publications.surname_keys import keys_text
from publications.vocabulary.snapshot import Snapshot

ORCID = "0000-0002-1825-0097"


@pytest.fixture
def roster():
    roster = Roster()
    roster.add(7, NameParts("Ada", "", "King"), orcid=ORCID)
    return roster


def _snapshot(*names):
    return Snapshot(names=[{"role": "author", **name} for name in names])


def test_names_become_columns_in_their_order_linked_to_whom_they_mean(roster):
    rows = list(
        authorship_rows(
            _snapshot(
                {"given": "Ada", "family": "King"},
                {"given": "Eve", "family": "Fox"},
                {"given": "A.", "family": "Byron", "orcid": ORCID},
            ),
            roster,
            3,
        )
    )
    assert [(row["position"], row["person_id"], row["linked_by"]) for row in rows] == [
        (0, 7, "exact"),
        (1, None, ""),
        (2, 7, "orcid"),
    ]
    assert {row["publication_id"] for row in rows} == {3}
    assert rows[1]["surname_keys"] == keys_text(NameParts("Eve", "", "Fox"))


def test_a_name_in_one_piece_is_nobodys(roster):
    (row,) = authorship_rows(_snapshot({"literal": "King", "orcid": ORCID}), roster)
    assert (row["person_id"], row["linked_by"], row["literal"]) == (None, "", "King")
    assert row["surname_keys"] == ""


def test_authorships_are_not_saved_yet(roster):
    (authorship,) = authorships(_snapshot({"given": "Ada", "family": "King"}), roster)
    assert (authorship.name, authorship.person_id, authorship.linked_by) == ("Ada King", 7, "exact")
    assert authorship._state.adding


def _printed(*names, **fields):
    return [Authorship(**parse_name(name)._asdict(), **fields) for name in names]


def _chosen(name, person_id=9, linked_by="editor", **fields):
    (authorship,) = _printed(name, person_id=person_id, linked_by=linked_by, **fields)
    return authorship


def _links(incoming, present):
    found = with_editors_choices(incoming, present)
    assert found is incoming
    return [(one.person_id, one.linked_by) for one in found]


def test_whom_an_editor_chose_or_rejected_is_carried_over():
    present = [_chosen("Ada King"), _chosen("Eve Fox", None, "rejected")]
    incoming = _printed("Eve Fox", "Ada King", "Cy Dole", person_id=7, linked_by="exact")
    assert _links(incoming, present) == [(None, "rejected"), (9, "editor"), (7, "exact")]


@pytest.mark.parametrize("linked_by", ["exact", "orcid", "variant"])
def test_a_link_that_was_found_is_found_anew(linked_by):
    assert _links(_printed("Ada King"), [_chosen("Ada King", linked_by=linked_by)]) == [(None, "")]


def test_of_several_names_printed_alike_the_first_stays_the_first():
    present = [_chosen("A. King", 1), _chosen("A. King", 2)]
    assert _links(_printed("A. King", "A. King", "A. King"), present) == [
        (1, "editor"),
        (2, "editor"),
        (None, ""),
    ]


def test_a_name_that_is_printed_otherwise_now_is_told_by_surname_and_initial():
    assert _links(_printed("Ada M. King"), [_chosen("A. King")]) == [(9, "editor")]
    assert _links(_printed("A. Kíng"), [_chosen("Ada King")]) == [(9, "editor")]
    assert _links(_printed("Bob King"), [_chosen("Ada King")]) == [(None, "")]
    assert _links(_printed("Ada Fox"), [_chosen("Ada King")]) == [(None, "")]
    assert _links(_printed("King"), [_chosen("Ada King")]) == [(None, "")]


def test_nothing_is_guessed_where_two_names_have_surname_and_initial():
    assert _links(_printed("Ada M. King"), [_chosen("A. King", 1), _chosen("Al King", 2)]) == [
        (None, "")
    ]
    assert _links(_printed("Ada M. King", "Al M. King"), [_chosen("A. King")]) == [
        (None, ""),
        (None, ""),
    ]


def test_an_author_and_an_editor_of_one_name_are_two():
    assert _links(_printed("Ada King"), [_chosen("Ada King", role="editor")]) == [(None, "")]
    assert _links(_printed("Ada M. King"), [_chosen("A. King", role="editor")]) == [(None, "")]
