"""Names as bibliographies print them."""

import pytest

from publications.corpus.people.person import InventedPerson
from publications.corpus.people.printed_name import NameNotation, print_name


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        (NameNotation.FAMILY_FIRST, "de la Rivano Del, Jean-Luc Zoë"),
        (NameNotation.FAMILY_FIRST_INITIALS, "de la Rivano Del, J.-L. Z."),
        (NameNotation.GIVEN_FIRST, "Jean-Luc Zoë de la {Rivano Del}"),
        (NameNotation.GIVEN_FIRST_INITIALS, "J.-L. Z. de la {Rivano Del}"),
    ],
)
def test_a_name_is_printed_in_every_form(form, printed):
    assert print_name(InventedPerson("Jean-Luc Zoë", "Rivano Del", "de la"), form) == printed


def test_a_suffix_stands_between_the_commas_whatever_the_form():
    for form in NameNotation:
        printed = print_name(InventedPerson("Owen", "Ashmere", suffix="Jr."), form)
        assert printed.startswith("Ashmere, Jr., O")
