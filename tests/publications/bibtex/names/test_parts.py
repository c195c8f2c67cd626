"""One personal name, split at its commas, in its parts; see "Tame the BeaST", section 11."""

import pytest

from publications.bibtex.names.parts import parse_parts
from publications.bibtex.names.printed_names import read_names


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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("John Smith", ("John", "", "Smith", "")),
        ("Smith, John", ("John", "", "Smith", "")),
        ("Smith,John", ("John", "", "Smith", "")),
        ("Plato", ("", "", "Plato", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("van der Meer, Jan", ("Jan", "van der", "Meer", "")),
        ("Francis van der valt Frome", ("Francis", "van der valt", "Frome", "")),
        ("Van de Graaff, R. J.", ("R. J.", "Van de", "Graaff", "")),
        ("Christian Van den Broeck", ("Christian", "Van den", "Broeck", "")),
        ("van Gogh", ("", "van", "Gogh", "")),
        ("danah boyd", ("danah", "", "boyd", "")),
        (r"Charles de la Vall{\'e}e Poussin", ("Charles", "de la", "Vallée Poussin", "")),
        ("García de la Vega, José", ("José", "", "García de la Vega", "")),
        ("d'Alembert, Jean", ("Jean", "", "d'Alembert", "")),
        ("Jean le Rond d'Alembert", ("Jean", "le", "Rond d'Alembert", "")),
        ("Costa, Jr., P. T.", ("P. T.", "", "Costa", "Jr.")),
        ("Costa, P. T., Jr.", ("P. T.", "", "Costa", "Jr.")),
        ("Jolly, III, James", ("James", "", "Jolly", "III")),
        ("Smith Jr., John", ("John", "", "Smith", "Jr.")),
        ("John Smith Jr.", ("John", "", "Smith", "Jr.")),
        ("Merle, J., C.", ("J. C.", "", "Merle", "")),
        ("Sen, Amartya", ("Amartya", "", "Sen", "")),
        ("Amartya Sen", ("Amartya", "", "Sen", "")),
        ("Lee, Jun", ("Jun", "", "Lee", "")),
        ("Nguyen Thi Vi", ("Nguyen Thi", "", "Vi", "")),
        ("Ian {Iliad Ipswich}", ("Ian", "", "Iliad Ipswich", "")),
        ("{van Gogh}, Vincent", ("Vincent", "", "van Gogh", "")),
        (r"{\v S}omeone Smith", ("Šomeone", "", "Smith", "")),
        (r"Roger P.{\,}G. van Gompel", ("Roger P. G.", "van", "Gompel", "")),
        ("Huang, Y.~X.", ("Y. X.", "", "Huang", "")),
        ("王 小明", ("小明", "", "王", "")),
        ("Wei Tan 0002", ("Wei", "", "Tan", "")),
        ("0001, Wei Tan", ("Wei", "", "Tan", "")),
        ("Tan 0002, Wei", ("Wei", "", "Tan", "")),
        ("Tan, Wei 0002", ("Wei", "", "Tan", "")),
        ("Wei {Tan} {0002}", ("Wei", "", "Tan", "")),
        ("Guida C H E de Krona", ("Guida C H E", "de", "Krona", "")),
        ("Guida C. H. E de Krona", ("Guida C. H. E", "de", "Krona", "")),
        ("Guida Y von Krona", ("Guida Y", "von", "Krona", "")),
        ("Guida O de la Krona", ("Guida O", "de la", "Krona", "")),
        ("Jan Ben van Krona", ("Jan Ben", "van", "Krona", "")),
        ("Montman, {Jr.}, J. A.", ("J. A.", "", "Montman", "Jr.")),
        ("Montman, J. A., {Sr}", ("J. A.", "", "Montman", "Sr")),
        ("Montman {III}, J. A.", ("J. A.", "", "Montman", "III")),
        ("J. A. Montman {II}", ("J. A.", "", "Montman", "II")),
        ("Montman, {II}", ("II", "", "Montman", "")),
        ("Salven G.-H.", ("G.-H.", "", "Salven", "")),
        ("van der Salven G. H.", ("G. H.", "van der", "Salven", "")),
        ("a. Nilsen, Henri", ("Henri a.", "", "Nilsen", "")),
        ("K. L. Nilsen, Henri J.", ("Henri J. K. L.", "", "Nilsen", "")),
        ("v. Nilsen, Henri", ("Henri", "", "v. Nilsen", "")),
        ("Berg, Anna van den", ("Anna", "van den", "Berg", "")),
        ("Krona, Guida de", ("Guida", "de", "Krona", "")),
        ("Berg, Anna {von}", ("Anna von", "", "Berg", "")),
        ("Kim, Jae in", ("Jae in", "", "Kim", "")),
        ("Tran, van", ("van", "", "Tran", "")),
        ("王, 小明", ("小明", "", "王", "")),
        ("王小明", ("", "", "王小明", "")),
        ("김 철수", ("철수", "", "김", "")),
        ("佐々木 太郎", ("太郎", "", "佐々木", "")),
        (r"O\textquotesingle Brien, Jane", ("Jane", "", "O'Brien", "")),
        (r"{\noopsort{Doe}}Muster, {\relax Ch}arles", ("Charles", "", "Muster", "")),
        ("Max Muster (Ed.)", ("Max", "", "Muster", "")),
        ("Gleich, Hans", ("Hans", "", "Gleich", "")),
        ("family=Doe, given={Jane}, prefix=von, suffix=Jr", ("Jane", "von", "Doe", "Jr")),
        ("given=Jane, family=Doe, given-i=J, useprefix=true", ("Jane", "", "Doe", "")),
    ],
)
def test_a_name_falls_into_its_parts(text, parts):
    names = read_names(text)[0]
    assert [(name.given, name.particle, name.family, name.suffix) for name in names] == [parts]
