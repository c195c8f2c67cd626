"""One personal name, split at its commas, in its parts; see "Tame the BeaST", section 11."""

import pytest

from publications.bibtex.names.parts import parse_parts


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ([], ("", "", "", "")),
        ([" ", ""], ("", "", "", "")),
        (["Plato"], ("", "", "Plato", "")),
        (["Ada Lovelace"], ("Ada", "", "Lovelace", "")),
        (["Ludwig van Beethoven"], ("Ludwig", "van", "Beethoven", "")),
        (["Jean de La Fontaine"], ("Jean", "de", "La Fontaine", "")),
        (["Jean Van de la Fontaine"], ("Jean", "Van de la", "Fontaine", "")),
        (["van der Berg"], ("", "van der", "Berg", "")),
        (["bell hooks"], ("bell", "", "hooks", "")),
        (["Ada von"], ("Ada", "", "von", "")),
        (["Sammy Davis Jr."], ("Sammy", "", "Davis", "Jr.")),
        (["Henry Ford II"], ("Henry", "", "Ford", "II")),
        (["Jr."], ("", "", "Jr.", "")),
        (["毛 泽东"], ("泽东", "", "毛", "")),
        (["山田 太郎 一"], ("太郎 一", "", "山田", "")),
        (["Berg", "Ada"], ("Ada", "", "Berg", "")),
        (["van der Berg", "Ada"], ("Ada", "van der", "Berg", "")),
        (["Van der Berg", "Ada"], ("Ada", "Van der", "Berg", "")),
        (["Van Berg", "Ada"], ("Ada", "", "Van Berg", "")),
        (["de", "Ada"], ("Ada", "", "de", "")),
        (["García de la Vega", "José"], ("José", "", "García de la Vega", "")),
        (["Davis", "Jr.", "Sammy"], ("Sammy", "", "Davis", "Jr.")),
        (["Davis", "Sammy", "Jr."], ("Sammy", "", "Davis", "Jr.")),
        (["Davis", "Sammy", "PhD"], ("Sammy", "", "Davis", "PhD")),
        (["Davis", "Sammy", "the younger"], ("Sammy", "", "Davis", "the younger")),
        (["Davis", "S.", "A."], ("S. A.", "", "Davis", "")),
        (["Davis Jr.", "Sammy"], ("Sammy", "", "Davis", "Jr.")),
        (["Sammy Davis", "Jr."], ("Sammy", "", "Davis", "Jr.")),
        (["{van Berg}", "Ada"], ("Ada", "", "van Berg", "")),
        (["Ada {van der} Berg"], ("Ada van der", "", "Berg", "")),
        (["{Ada Mary} Berg"], ("Ada Mary", "", "Berg", "")),
        (["{Barnes and Noble}"], ("", "", "Barnes and Noble", "")),
    ],
)
def test_a_name_in_its_parts(sections, expected):
    assert parse_parts(sections) == expected


@pytest.mark.parametrize("text", ["{{{", "}}}", "{a} {", "a {b c", "{} {}", "de la " * 20_000])
def test_unbalanced_and_long_names_are_read_too(text):
    for sections in ([text], [text, "x"], ["x", text]):
        assert "{" not in "".join(parse_parts(sections))
