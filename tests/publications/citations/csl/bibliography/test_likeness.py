"""Items whose citations look alike."""

import pytest

from publications.citations.csl.bibliography.likeness import year_suffix
from tests.publications.citations.csl.bibliography.styles import CITED, YEAR, entries, work

SUFFIX = 'disambiguate-add-year-suffix="true"'
NAMES = '<names variable="author"><name form="short" et-al-min="2" et-al-use-first="1"/></names>'
FULL = f'<names variable="author"><name initialize-with=". "/></names> {YEAR}'


def test_years_get_letters_in_the_order_of_the_bibliography():
    items = [work("c", 2020, "A"), work("a", 2020, "A"), work("b", 2021, "A"), work("d", 2020, "A")]
    found = entries(items, CITED, sort='<key variable="title"/>', citation=SUFFIX)
    assert found == ["A 2020a", "A 2021", "A 2020b", "A 2020c"]


def test_without_the_option_no_year_gets_a_letter():
    assert entries([work("a", 2020, "A"), work("b", 2020, "A")], CITED) == ["A 2020"] * 2


def test_a_style_may_place_the_letter_itself():
    layout = f'{YEAR}<text variable="year-suffix" prefix=" (" suffix=")"/>'
    items = [work("a", 2020, "A"), work("b", 2020, "A"), work("c", 2020, "B")]
    assert entries(items, layout, citation=SUFFIX) == ["2020 (a)", "2020 (b)", "2020"]


def test_the_letter_is_not_that_of_the_date_of_access_and_printed_once():
    accessed = {"accessed": {"date-parts": [[2024]]}}
    layout = f'<date variable="accessed" suffix=" "><date-part name="year"/></date>{YEAR} {YEAR}'
    items = [work("a", 2020, "A", **accessed), work("b", 2020, "A", **accessed)]
    assert entries(items, layout, citation=SUFFIX) == ["2024 2020a2020", "2024 2020b2020"]


def test_more_names_tell_items_apart_before_letters_do():
    citation = f'{SUFFIX} disambiguate-add-names="true"'
    items = [work("a", 2020, "A", "B"), work("b", 2020, "A", "C"), work("c", 2020, "A", "C")]
    cited = f"{NAMES} {YEAR}"
    assert entries(items, YEAR, citation=SUFFIX, cited=cited) == ["2020a", "2020b", "2020c"]
    assert entries(items, YEAR, citation=citation, cited=cited) == ["2020", "2020a", "2020b"]


def test_an_entry_shows_the_names_that_its_citation_needs():
    items = [work("a", 2020, "A", "B", "D"), work("b", 2020, "A", "C", "D"), work("c", 2021, "A")]
    found = entries(items, NAMES, citation='disambiguate-add-names="true"', cited=f"{NAMES} {YEAR}")
    assert found == ["A, B, et al.", "A, C, et al.", "A"]
    assert entries(items, NAMES, cited=f"{NAMES} {YEAR}")[0] == "A et al."


def test_namesakes_whose_citations_look_alike_have_their_given_names_in_full():
    citation = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="by-cite"'
    items = [work("a", 2020, "Li"), work("b", 2020, "Li"), work("c", 2020, "Bo")]
    items[1]["author"] = [{"family": "Li", "given": "Xu"}]
    assert entries(items, FULL, citation=citation) == ["Xaver Li2020", "Xu Li2020", "X. Bo2020"]
    items[1]["issued"] = {"date-parts": [[2021]]}
    assert entries(items, FULL, citation=citation)[0] == "X. Li2020"


@pytest.mark.parametrize(
    ("rule", "expected"), [("all-names", "X. Bo, Xaver Li"), ("primary-name", "X. Bo, X. Li")]
)
def test_a_rule_may_be_for_every_name_or_the_first(rule, expected):
    citation = f'disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}"'
    items = [work("a", 2020, "Bo", "Li"), work("b", 2021, "Ng")]
    items[1]["author"].append({"family": "Li", "given": "Xu"})
    layout = '<names variable="author"><name initialize-with=". "/></names>'
    assert entries(items, layout, citation=citation)[0] == expected


def test_a_condition_holds_for_items_that_it_tells_apart():
    asks = '<choose><if disambiguate="true"><text variable="title"/></if></choose>'
    items = [work("a", 2020, "A"), work("b", 2020, "A"), work("c", 2020, "B")]
    assert entries(items, CITED + asks, cited=CITED + asks) == ["A 2020a", "A 2020b", "B 2020"]


def test_letters_go_on_behind_z():
    assert [year_suffix(number) for number in (1, 26, 27, 53, 703)] == ["a", "z", "aa", "ba", "aaa"]
