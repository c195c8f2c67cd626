"""ORCID iDs."""

import pytest

from people.orcid import checked_orcid, find_orcids, normalise_orcid, orcid_url


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "http://www.orcid.org/0000-0002-1825-0097/",
        " 0000000218250097 ",
    ],
)
def test_an_orcid_id_is_brought_to_one_form(text):
    assert normalise_orcid(text) == "0000-0002-1825-0097"


def test_the_check_character_may_be_an_x():
    assert normalise_orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize("text", ["0000-0002-1825-0098", "0000-0002-1825", "", "orcid", "X" * 19])
def test_a_mistyped_orcid_id_is_refused(text):
    with pytest.raises(ValueError, match="ORCID"):
        normalise_orcid(text)


def test_valid_ids_are_found_in_text_and_mistyped_ones_are_not():
    text = "Ada https://orcid.org/0000-0002-1825-0097, Eve 0000-0002-1825-0098; 0000-0002-1694-233x"
    assert find_orcids(text) == ["0000-0002-1825-0097", "0000-0002-1694-233X"]


def test_an_address_is_given_for_what_has_the_form_of_an_id_only():
    assert orcid_url("0000-0002-1694-233x") == "https://orcid.org/0000-0002-1694-233X"
    assert orcid_url("") == orcid_url("javascript:alert(1)") == orcid_url("0000-0002") == ""


def test_text_without_a_valid_id_has_none():
    assert checked_orcid("0000-0002-1825-0098") == checked_orcid("") == ""
    assert checked_orcid("orcid.org") == ""
