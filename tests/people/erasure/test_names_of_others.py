"""Names of others in texts in which somebody is erased, and names that are hard to see."""

import pytest

from people.erasure.name_patterns import Identity, NamePatterns
from people.names.parts import NameParts

PETER = NameParts("Peter", "", "Müller")
HANS = NameParts("Hans-Peter", "", "Müller")
ANNA = NameParts("Anna Maria", "", "Schmidt")
MAY = NameParts("Will", "", "May")


def redacted(name, text, **options):
    return NamePatterns(Identity((name,), **options), "N. N.").redacted(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (PETER, "Hans-Peter Müller"),
        (PETER, "Anna Müller, Peter Schmidt"),
        (PETER, "A. Müller, Peter Schmidt"),
        (PETER, "Spring, Müller, Peter Pan"),
        (HANS, "Peter Müller"),
        (HANS, "P. Müller"),
        (ANNA, "Maria Schmidt"),
        (ANNA, "M. Schmidt, M. A. Schmidt"),
        (NameParts("Maria", "", "Schmidt"), "A. M. Schmidt, A.-M. Schmidt"),
        (MAY, "It may will what will, may or will may happen"),
        (NameParts("伟", "", "王"), "王伟明"),
    ],
)
def test_the_name_of_somebody_else_stays(name, text):
    assert redacted(name, text, initials_are_theirs=True) == text


def test_a_longer_name_of_somebody_who_is_known_stays():
    maria = NameParts("Maria", "", "Schmidt")
    text = "Anna Maria Schmidt and Maria Schmidt"
    assert redacted(maria, text, others=(ANNA,)) == "Anna Maria Schmidt and N. N."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (HANS, "Hans-Peter Müller"),
        (HANS, "H. Peter Müller"),
        (HANS, "H.-P. Müller"),
        (HANS, "Müller*, H.-P."),
        (HANS, r"Müller$^{*}$, Hans Peter"),
        (HANS, "Müller†, Hans-Peter"),
        (PETER, "Müller, Peter"),
        (ANNA, "Schmidt, A. M."),
        (NameParts("J. Robert", "", "Oppen"), "J. Robert Oppen"),
        (NameParts("Weinan", "", "E"), "E, Weinan"),
        (NameParts("伟", "", "王"), "王 伟"),
        (NameParts("太郎", "", "山田"), "山田太郎"),
        (NameParts("Jan", "van der", "Berg"), "Berg, Jan van der"),
        (MAY, "will-may"),
        (MAY, "Will May"),
    ],
)
def test_the_name_is_found(name, text):
    cleared = redacted(name, text, initials_are_theirs=True)
    assert cleared.rstrip("*†") in ("N. N.", "erased", "N. N.$^{*}$")


def test_a_name_within_a_text_of_signs_is_replaced_if_it_is_long_and_told_of_if_not():
    assert redacted(NameParts("太郎", "", "山田"), "祝山田太郎教授") == "祝N. N.教授"
    short = NamePatterns(Identity((NameParts("伟", "", "王"),)), "N. N.")
    assert short.find_bare("祝贺王伟教授") == ["祝贺王伟教授"]


@pytest.mark.parametrize(
    "text", [r"{\"O}zdemir", r"\"Ozdemir", "&Ouml;zdemir", r"\u00d6zdemir", "%C3%96zdemir"]
)
def test_a_capital_is_one_however_it_is_written(text):
    name = NameParts("Ümit", "", "Özdemir")
    assert "zdemir" not in redacted(name, text, own_surnames=frozenset({"Özdemir"}))


def test_a_mark_stays_with_what_stands_for_the_name():
    assert redacted(PETER, r"Müller$^{*}$, Peter and Müller*, Peter") == r"N. N.$^{*}$ and N. N.*"


def test_parentheses_stay_pairs():
    assert redacted(NameParts("Maria", "", "Berg"), "Berg (Maria Hilf)") == "(N. N. Hilf)"


def test_a_skeleton_of_a_surname_of_one_letter_is_not_in_every_text():
    patterns = NamePatterns(Identity((NameParts("Weinan", "", "E"),)), "N. N.")
    assert "e" not in patterns.skeleton.split("|")
