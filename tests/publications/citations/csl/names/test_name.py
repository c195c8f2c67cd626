"""One name: its parts told apart, initials, and its order by CSL 1.0.2."""

import pytest

from publications.citations.csl.names.initials import initials, spaced_initials
from publications.citations.csl.names.name import GivenForm, NameStyle
from publications.citations.csl.names.parts import read_name
from publications.citations.csl.parts import Part
from tests.publications.citations.csl.sheets import ENGLISH, element, printed


@pytest.mark.parametrize(
    ("given", "family", "expected"),
    [
        ("Vincent", "van Gogh", ("Vincent", "Gogh", "", "van")),
        ("Jan", "van der Berg", ("Jan", "Berg", "", "van der")),
        ("Vincent van", "Gogh", ("Vincent", "Gogh", "van", "")),
        ("Alexander von", "Humboldt", ("Alexander", "Humboldt", "von", "")),
        ("Jean", "d'Alembert", ("Jean", "Alembert", "", "d'")),
        ("Jean", "d’Alembert", ("Jean", "Alembert", "", "d’")),
        ("Gerard", "’t Hooft", ("Gerard", "Hooft", "", "’t")),
        ("Oscar", "De la Hoya", ("Oscar", "De la Hoya", "", "")),
        ("danah", "boyd", ("danah", "boyd", "", "")),
        ("maria da", "Silva", ("maria", "Silva", "da", "")),
        ("", "Plato", ("", "Plato", "", "")),
        ("Plato", "", ("", "Plato", "", "")),
        ("  Ada  ", " King \n Noel ", ("Ada", "King Noel", "", "")),
    ],
)
def test_particles_are_told_from_the_names_around_them(given, family, expected):
    name = read_name({"given": given, "family": family})
    assert (name.given, name.family, name.dropping, name.non_dropping) == expected


def test_particles_that_are_given_are_not_looked_for():
    data = {"given": "A von", "family": "de B", "dropping-particle": "x"}
    assert read_name({**data, "non-dropping-particle": "y"})[:4] == ("A von", "de B", "x", "y")


@pytest.mark.parametrize(
    ("data", "given", "suffix"),
    [
        ({"given": "Martin, Jr."}, "Martin", "Jr."),
        ({"given": "Martin, Jr.", "suffix": "III"}, "Martin, Jr.", "III"),
        ({"given": "Martin"}, "Martin", ""),
    ],
)
def test_a_suffix_may_stand_behind_the_given_name(data, given, suffix):
    name = read_name({"family": "King"} | data)
    assert (name.given, name.suffix) == (given, suffix)


def test_nothing_and_no_texts_are_names_of_nobody():
    assert read_name({}).family == ""
    assert read_name({"family": 7, "given": None}).family == "7"


@pytest.mark.parametrize(
    ("given", "ending", "expected"),
    [
        ("John Ronald Reuel", ".", "J.R.R."),
        ("John Ronald Reuel", ". ", "J. R. R."),
        ("John Ronald Reuel", "", "JRR"),
        ("John Ronald Reuel", " ", "J R R"),
        ("J. R. R.", ". ", "J. R. R."),
        ("J.R.R.", ".", "J.R.R."),
        ("Jean-Luc Marie", ".", "J.-L.M."),
        ("Jean-luc", ".", "J."),
        ("Philippe", ".", "P."),
        ("Ph.", ".", "Ph."),
        ("Maria de los Ángeles", ". ", "M. de los Á."),
        ("Ōtani", ".", "Ō."),
        ("Øyvind", ". ", "Ø."),
        ("'Abd", ".", "'Abd"),
        ("danah", ".", "danah"),
        ("danah", "", "danah"),
        ("-", ".", ""),
        (". .", ".", ""),
        ("", ".", ""),
        ("민수", ".", "민수"),
        ("Ana de", ".\u00a0", "A.\u00a0 de"),
    ],
)
def test_initials_by_their_ending(given, ending, expected):
    assert initials(given, ending) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("James T", "James T."),
        ("J. R. R.", "J.R.R."),
        ("Jean R", "Jean R."),
        ("Jean", "Jean"),
        ("Ph. J.", "Ph.J."),
        ("Jean  Paul R", "Jean Paul R."),
    ],
)
def test_initials_that_are_there_may_be_spaced_without_cutting_names(given, expected):
    assert spaced_initials(given, ".") == expected


def style(family="", given="", demoted=True, family_first=False, **options):
    def name_part(attributes):
        return element(f"<name-part {attributes}/>") if attributes else None

    named = {name.replace("_", "-"): value for name, value in options.items()}
    parts = name_part(family), name_part(given)
    return NameStyle(named, *parts, demoted, True, family_first, ENGLISH)


def written(data, *, inverted=False, form=None, **options):
    of_names = style(**options)
    form = of_names.usual_form if form is None else form
    return printed(Part(of_names.write(data, inverted=inverted, form=form)))


GOETHE = {"given": "Johann Wolfgang", "dropping-particle": "von", "family": "Goethe"}
ALEMBERT = {"given": "Jean", "non-dropping-particle": "d’", "family": "Alembert"}
GOGH = {"given": "Vincent", "non-dropping-particle": "van", "family": "Gogh", "suffix": "III"}


@pytest.mark.parametrize(
    ("name", "plain", "inverted"),
    [
        (GOETHE, "Johann Wolfgang von Goethe", "Goethe, Johann Wolfgang von"),
        (GOGH, "Vincent van Gogh III", "Gogh, Vincent van, III"),
        (GOGH | {"comma-suffix": True}, "Vincent van Gogh, III", "Gogh, Vincent van, III"),
        (ALEMBERT, "Jean d’Alembert", "Alembert, Jean d’"),
        ({"family": "Plato"}, "Plato", "Plato"),
        ({"literal": "World Health Organization"}, *["World Health Organization"] * 2),
        ({"family": "王", "given": "小明"}, "王小明", "王小明"),
    ],
)
def test_a_name_in_both_orders(name, plain, inverted):
    assert written(name) == plain
    assert written(name, inverted=True) == inverted


def test_a_particle_that_is_not_demoted_stays_with_the_family_name():
    assert written(GOGH, inverted=True, demoted=False) == "van Gogh, Vincent, III"


def test_the_short_form_is_family_name_and_the_particle_that_stays():
    assert written(GOETHE, form=GivenForm.NONE) == "Goethe"
    assert written(GOGH, form=GivenForm.NONE) == "van Gogh"


def test_initials_and_the_separator_are_those_of_the_style():
    options = {"initialize_with": "", "sort_separator": " "}
    assert written(GOETHE, inverted=True, **options) == "Goethe JW von"
    assert written({"family": "King", "given": "M", "suffix": "Jr."}, **options) == "M King Jr"


def test_names_in_full_are_not_cut_for_those_that_are_to_be_told_apart():
    assert (
        written(GOETHE, form=GivenForm.FULL, initialize_with=". ") == "Johann Wolfgang von Goethe"
    )
    assert written(GOETHE, initialize_with=".", initialize="false") == "Johann Wolfgang von Goethe"


def test_languages_with_the_family_name_first_write_it_first():
    name = {"family": "Nagy", "given": "Éva"}
    assert written(name, family_first=True, initialize_with=".") == "Nagy É."


def test_family_and_given_names_may_have_their_own_format():
    name = {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}
    family = 'text-case="uppercase"'
    assert written(name, family=family) == "Vincent VAN GOGH"
    assert written(name, given='prefix="(" suffix=")"') == "(Vincent) van Gogh"
    assert written({"literal": "WHO team"}, family=family) == "WHO TEAM"


def test_affixes_of_parts_are_for_names_of_two_parts():
    affixes = 'prefix="(" suffix=")"'
    assert written({"literal": "WHO"}, family=affixes) == "WHO"
    assert written({"family": "王", "given": "小明"}, family=affixes, given=affixes) == "王小明"
    assert written({"family": "Roe", "given": "Kim"}, family=affixes) == "Kim (Roe)"


@pytest.mark.parametrize(
    ("demoted", "apart", "expected"),
    [(True, True, "Gogh van"), (False, True, "van Gogh"), (True, False, "van Gogh")],
)
def test_short_names_sort_without_a_particle_that_is_demoted(demoted, apart, expected):
    of_names = style(demoted=demoted)._replace(apart=apart)
    assert printed(Part(of_names.write(GOGH, inverted=True, form=GivenForm.NONE))) == expected


def test_particles_have_the_format_of_the_name_that_they_belong_to():
    upper = 'text-case="uppercase"'
    assert written(GOETHE, family=upper) == "Johann Wolfgang von GOETHE"
    assert written(GOETHE, inverted=True, family=upper) == "GOETHE, Johann Wolfgang von"
    assert written(GOGH, inverted=True, family=upper) == "GOGH, Vincent VAN, III"
    assert written(GOGH, inverted=True, family=upper, demoted=False) == "VAN GOGH, Vincent, III"
    assert written(GOGH, family=upper, form=GivenForm.NONE) == "VAN GOGH"
    assert written(GOETHE, given=upper) == "JOHANN WOLFGANG VON Goethe"


def test_names_are_compared_by_family_name_initials_and_particle():
    def looks(data):
        return style(initialize_with=".").looks(data)[:2]

    assert looks({"family": "Li", "given": "Wei"}) == looks({"family": "Li", "given": "Wu"})
    assert looks({"family": "Li", "given": "Wei"}) != looks({"family": "Li", "given": "Bo"})
    assert looks(GOGH) != looks({"family": "Gogh", "given": "Vincent"})


def test_initials_stay_within_the_tags_of_a_given_name():
    name = {"family": "Doe", "given": "<b>John</b> Q."}
    assert written(name, inverted=True, initialize_with=". ") == "Doe, J. Q."
    name = {"family": "Doe", "given": "John <b Quentin"}
    assert written(name, inverted=True, initialize_with=". ").startswith("Doe, J.")


def test_a_particle_with_a_hyphen_stands_apart_from_its_name():
    name = {"family": "al-Hassan", "given": "Ali"}
    assert written(name) == "Ali al-Hassan"
    assert written(name, inverted=True) == "Hassan, Ali al-"


def test_a_family_name_in_quotation_marks_is_not_looked_at_for_particles():
    assert written({"family": '"van Dyke"', "given": "Dick"}, inverted=True) == "van Dyke, Dick"


def test_a_space_or_no_break_space_in_a_name_stays():
    assert written({"family": "de' Medici", "given": "A"}, demoted=False, inverted=True) == (
        "de’ Medici, A"
    )
    assert written({"family": "Centre\u00a0A"}) == "Centre\u00a0A"


def test_names_of_any_length_are_written_at_once():
    name = {"family": "a-' " * 20_000, "given": "B. c-D " * 20_000}
    assert written(name, inverted=True, initialize_with=".")
