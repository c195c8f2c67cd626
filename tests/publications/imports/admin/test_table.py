"""The table of an import: one row an entry, sorted and narrowed."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.imports.admin.certainty import REASONS
from publications.messages.plans import _RESEMBLANCES
from tests.publications.imports.admin.wizard import BROKEN, CASCADE, LOOKALIKE, VESSELS
from tests.publications.imports.gone_works import file

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(wizard):
    """Return a plan with new, unchanged, invalid entries and possible duplicates."""
    wizard.imported(VESSELS)
    return wizard.plan(VESSELS + LOOKALIKE + CASCADE + BROKEN)


def citekeys(page):
    """Return the citekeys of the rows of a page, in order."""
    return re.findall(r"<td><code><bdi>([^<]*)</bdi>", page)


def test_every_resemblance_has_a_certainty():
    known = [code for codes in REASONS.values() for code in codes]
    assert sorted(known) == sorted(_RESEMBLANCES)


def test_a_row_says_line_citekey_title_outcome_reason_certainty_and_record(wizard, batch):
    page = wizard.page(batch, "?view=table")
    assert citekeys(page) == ["vessels", "other", "cascade", "broken"]
    row = page[page.index(">other<") - 300 : page.index(">cascade<")]
    for part in ("possible duplicate", "Looks like", ">high<", "vessels</a>", "<select"):
        assert part in row
    assert 'aria-label="Decision about other"' in row


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sort=citekey", ["broken", "cascade", "other", "vessels"]),
        ("sort=-citekey", ["vessels", "other", "cascade", "broken"]),
        ("sort=certainty", ["other", "vessels", "cascade", "broken"]),
        ("sort=-", ["broken", "cascade", "other", "vessels"]),
        ("outcome=new", ["cascade"]),
        ("certainty=high", ["other"]),
        ("certainty=low", []),
        ("reason=resembles-publication", ["other"]),
        ("reason=resembles-publication&outcome=new", []),
        ("reason=nonsense", ["vessels", "other", "cascade", "broken"]),
    ],
)
def test_it_is_sorted_and_narrowed_by_what_its_address_says(wizard, batch, query, expected):
    assert citekeys(wizard.page(batch, f"?view=table&{query}")) == expected


def test_a_column_that_is_clicked_twice_is_turned_round(wizard, batch):
    page = wizard.page(batch, "?view=table&sort=citekey")
    assert 'aria-sort="ascending"> <button type="submit" name="to" value="sort=-citekey&amp' in page


def test_the_way_to_show_entries_stays_in_every_link(wizard, batch):
    page = wizard.page(batch, "?view=table")
    assert 'value="outcome=new&amp;view=table"' in page
    assert "view=table" in wizard.post(batch, "decide", {"q": "x"}, query="?view=table").url


def test_reasons_are_listed_with_their_number_and_without_their_data(wizard, batch):
    assert "Looks like the publication “…”. (1)" in wizard.page(batch)


def test_a_decision_of_the_table_is_kept(wizard, batch):
    entry = batch.entries.get(citekey="other")
    wizard.post(batch, "decide", {f"decision-{entry.pk}": "same"}, query="?view=table")
    page = wizard.page(batch, "?view=table")
    assert '<option value="same" selected>' in page


def test_the_number_of_queries_does_not_grow_with_the_number_of_rows(wizard):
    def queries(numbers):
        batch = wizard.plan(file(*numbers))
        with CaptureQueriesContext(connection) as captured:
            wizard.page(batch, "?view=table")
        return len(captured)

    queries(range(1))
    assert queries(range(3)) == queries(range(90))


def test_a_page_of_the_table_holds_a_hundred_rows(wizard):
    page = wizard.page(wizard.plan(file(*range(130))), "?view=table")
    assert len(citekeys(page)) == 100
    assert "Page 1 of 2" in page


def test_an_entry_that_looks_like_another_one_of_its_file_stands_beside_it(wizard):
    page = wizard.page(wizard.plan(VESSELS + LOOKALIKE))
    assert "Beside the entry in line 1, vessels" in page
    assert re.search(r'<th scope="col">line 1</th> <th scope="col">line 7</th>', page)
    assert "Proceedings of another Conference" in page


def test_entries_without_differences_say_so(wizard):
    wizard.imported(VESSELS)
    assert "No differences." in wizard.page(wizard.plan(VESSELS))
