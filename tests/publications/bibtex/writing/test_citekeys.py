"""Citekeys of a file."""

import pytest

from publications.bibtex.writing.citekeys import Citekeys


def test_citekeys_are_unique_in_a_file_also_for_those_who_ignore_case():
    citekeys = Citekeys()
    given = [citekeys.take(key, "slug") for key in ("doe2024", "Doe2024", "doe2024", "doe2024-2")]
    assert given == ["doe2024", "Doe2024-2", "doe2024-3", "doe2024-2-2"]


@pytest.mark.parametrize(
    ("citekey", "given"),
    [
        ("DBLP:conf/x/Doe24", "DBLP:conf/x/Doe24"),
        ("müller2024", "müller2024"),
        ("doe, jane {2024}", "doejane2024"),
        ("a\"#%'()=@~\\b", "ab"),
        ("", "slug"),
        ("{}", "slug"),
    ],
)
def test_citekeys_hold_what_bibtex_and_biber_take(citekey, given):
    assert Citekeys().take(citekey, "slug") == given
