"""ORCID iDs."""

import pytest

from people.orcid import normalise_orcid


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
