"""Publications to BibTeX and back: what is read is what was written, for any record."""

import json
from dataclasses import asdict, replace
from urllib.parse import quote_plus

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publications.bibtex import SourceFile, read_files
from publications.bibtex.citekeys import Citekeys
from publications.bibtex.entry import PrintedName, ReadEntry
from publications.bibtex.exact import EXACT_FIELD, exact_field, with_exact_values
from publications.bibtex.fit import fit
from publications.bibtex.latex import tidy, to_text
from publications.bibtex.latex_encoder import has_balanced_braces, to_latex
from publications.bibtex.serialize import Exportable, serialize
from publications.csl_types import PublicationType
from publications.identifiers import normalise_doi, normalise_url
from publications.snapshots import Snapshot

ORCID = "0000-0002-1825-0097"


def _snapshot(*names, **values):
    return Snapshot.of(
        {"type": "article-journal", "title": "A study", "status": "published", **values},
        [{"role": "author", **name} for name in names],
    )


def _entry(*names, raws=(), private=False, **values):
    snapshot = _snapshot(*names, **values)
    return serialize(Exportable("key", snapshot, raws=tuple(raws)), private=private)


def _read(text):
    reading = read_files([SourceFile("export.bib", text.encode())])
    assert reading.failures == []
    (entry,) = reading.entries
    return entry


def _read_back(text):
    """Return what a new record would hold; without a word, it is published."""
    snapshot, cuts = fit(_read(text))
    assert cuts == []
    return Snapshot({"status": "published", **snapshot.values}, snapshot.names)


def _line(text, field):
    (line,) = [line for line in text.splitlines() if line.startswith(f"  {field} = ")]
    return line.strip().removeprefix(f"{field} = ").removesuffix(",")


def _fields(text):
    return [line.split(" = ")[0].strip() for line in text.splitlines() if line.startswith("  ")]


# Any record

_TRICKY = st.sampled_from(
    [
        *("{", "}", "\\", "@", '"', "'", "''", "`", "$", "$x^2$", "%", "&", "&amp;", "#", "_", "~"),
        *(
            "^",
            "-",
            "--",
            "---",
            "<i>",
            "</i>",
            "\n",
            "\n\n",
            "\t",
            "  ",
            ".",
            "...",
            ",",
            ";",
            "=",
        ),
        *(" and ", "others", "et al.", "*", "†", "(equal contribution)", "submitted", "in press"),
        *("arXiv", "PMID: 123", "Best paper award", "doi:10.1000/182", "\\alpha", "\\'e", "é"),
        *(
            "e\u0301",
            "\u0308",
            "שלום",
            "\u200f",
            "مرحبا",
            "‘a'",
            "日本語",
            "𝔸",
            "\u200b",
            "\xad",
            "ﬁ",
        ),
        *(
            "@article{x,",
            "title = {",
            "Jr.",
            "van",
            "de la",
            "O’Neill",
            "MRI",
            "iPhone",
            "ẞ",
            "1–2",
        ),
    ]
)
_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
_TEXT = st.lists(_TRICKY | _LETTERS, max_size=8).map("".join)
_SEEN = _TEXT.filter(tidy)


def _accepted(normalise):
    def is_normal(text):
        try:
            return normalise(text) == text
        except ValueError:
            return False

    return is_normal


_DOIS = (
    st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1, max_size=20)
    .map(lambda tail: f"10.1000/{tail.lower()}")
    .filter(_accepted(normalise_doi))
)
_URLS = (
    st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), max_size=20)
    .map(lambda tail: f"https://example.org/{tail}")
    .map(normalise_url)
)
_PERSON = st.fixed_dictionaries(
    {"family": _SEEN},
    optional={"given": _TEXT, "particle": _TEXT, "suffix": _TEXT.map(lambda text: text[:40])},
)
_NAME = st.builds(
    lambda parts, role, marks: {**parts, **marks, "role": role},
    _PERSON | st.fixed_dictionaries({"literal": _SEEN}),
    st.sampled_from(["author", "editor"]),
    st.fixed_dictionaries(
        {},
        optional={
            "orcid": st.just(ORCID),
            "equal_contribution": st.just(True),
            "corresponding": st.just(True),
            "elision_after": st.just(True),
        },
    ),
)
_VALUES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(PublicationType.values),
        "title": _SEEN,
        "status": st.sampled_from(["preprint", "submitted", "accepted", "in press", "published"]),
    },
    optional={
        **dict.fromkeys(
            (
                *("container_title", "publisher", "publisher_place", "event_title", "abstract"),
                *("note", "award"),
            ),
            _TEXT,
        ),
        **dict.fromkeys(
            ("container_title_short", "volume", "issue", "page", "edition"),
            _TEXT.map(lambda text: text[:100]),
        ),
        "doi": _DOIS,
        "url": _URLS,
        "arxiv_id": st.sampled_from(["2501.04284", "hep-th/9901001"]),
        "pmid": st.integers(1, 10**8).map(str),
        "isbn": st.sampled_from(["9783161484100", "978-3-16-148410-0"]),
        "language": st.sampled_from(["en", "de", "de-AT", "zh", "tlh"]),
    },
)
_DATES = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"issued_year": st.integers(1, 9999)}),
    st.fixed_dictionaries(
        {"issued_year": st.integers(1900, 2100), "issued_month": st.integers(1, 12)},
        optional={"issued_day": st.integers(1, 31)},
    ),
)
_SNAPSHOTS = st.builds(
    lambda values, date, names: Snapshot.of({**values, **date}, names),
    _VALUES,
    _DATES,
    st.lists(_NAME, max_size=4),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SNAPSHOTS)
def test_any_record_reads_back_as_it_is(snapshot):
    assert _read_back(serialize(Exportable("key", snapshot))) == snapshot


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_SNAPSHOTS, min_size=2, max_size=5))
def test_any_records_read_back_from_one_file(snapshots):
    text = "\n".join(
        serialize(Exportable(f"key{number}", snapshot)) for number, snapshot in enumerate(snapshots)
    )
    reading = read_files([SourceFile("export.bib", text.encode())])
    assert reading.failures == []
    assert [entry.citekey for entry in reading.entries] == [
        f"key{number}" for number in range(len(snapshots))
    ]


@settings(max_examples=200)
@given(_TEXT)
def test_any_text_is_written_with_balanced_braces_on_one_line(text):
    for keep_capitals in (False, True):
        latex = to_latex(text, keep_capitals=keep_capitals)
        assert has_balanced_braces(latex)
        assert "\n" not in latex


# Every type, every month


@pytest.mark.parametrize("csl_type", PublicationType.values)
@pytest.mark.parametrize("container", ["", "A container"])
def test_every_type_comes_back(csl_type, container):
    text = _entry(type=csl_type, container_title=container)
    assert _read_back(text) == _snapshot(type=csl_type, container_title=container)


@pytest.mark.parametrize(
    ("csl_type", "entry_type"),
    [
        ("article-journal", "article"),
        ("paper-conference", "inproceedings"),
        ("chapter", "incollection"),
        ("book", "book"),
        ("thesis", "phdthesis"),
        ("report", "techreport"),
        ("article", "misc"),
        ("dataset", "misc"),
        ("software", "misc"),
    ],
)
def test_the_usual_types_become_entry_types_that_bibtex_styles_know(csl_type, entry_type):
    text = _entry(type=csl_type)
    assert text.startswith(f"@{entry_type}{{key,\n")
    assert EXACT_FIELD not in text


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_bibtexs_own_abbreviation_and_comes_back(month):
    text = _entry(issued_year=2024, issued_month=month)
    names = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    assert _line(text, "month") == names[month - 1]
    assert _read_back(text).values["issued_month"] == month
    assert EXACT_FIELD not in text


def test_a_day_has_a_field_of_its_own():
    text = _entry(issued_year=2024, issued_month=2, issued_day=29)
    assert (_line(text, "year"), _line(text, "month"), _line(text, "day")) == (
        "{2024}",
        "feb",
        "{29}",
    )
    assert EXACT_FIELD not in text


def test_a_year_alone_gets_no_month():
    assert _fields(_entry(issued_year=2024)) == ["title", "year"]


# Text


def test_what_latex_treats_specially_is_escaped():
    text = _entry(title=r"50% of R&D: #1 a_b $5 ~x ^y \z {w} `v` ''u'' --t--")
    assert _line(text, "title") == (
        r"{50\% of {R\&D}: \#1 a\_b \$5 \textasciitilde{}x \textasciicircum{}y"
        r" \textbackslash{}z \textbraceleft{}w\textbraceright{} \textasciigrave{}v\textasciigrave{}"
        r" '{}'u'{}' -{}-t-{}-}"
    )
    assert EXACT_FIELD not in text


def test_umlauts_stay_as_they_are():
    text = _entry({"given": "Jörg", "family": "Müßig"}, title="Über die Größe")
    assert "{Müßig, Jörg}" in text
    assert "{Über die {Größe}}" in text


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Deep learning in MRI", "Deep learning in {MRI}"),
        ("MRI for all", "{MRI} for all"),
        ("A study of (Bayesian) T2-weighted scans", "A study of ({Bayesian}) {T2-weighted} scans"),
        ("an iPhone, and Ägypten", "an {iPhone}, and {Ägypten}"),
        ("“Quoted” beginnings", "“Quoted” beginnings"),
        ("R&D in the UK", r"{R\&D} in the {UK}"),
        ("the &D part", r"the \&{D} part"),
    ],
)
def test_capitals_of_titles_are_kept_from_styles_that_take_them_away(title, written):
    assert to_latex(title, keep_capitals=True) == written


def test_a_formula_that_is_no_plain_text_stays_a_formula():
    formula = r"$\oint_{\partial V} f \, d\mu \xrightarrow{x} \mathcal{F}$"
    assert to_text(formula) == formula
    text = _entry(title=f"On {formula} & more")
    assert _line(text, "title") == f"{{On {{{formula}}} \\& more}}"
    assert EXACT_FIELD not in text


def test_sums_of_money_are_no_formula():
    assert to_latex("From $5 for a_b to $7") == r"From \$5 for a\_b to \$7"


def test_nothing_in_a_title_begins_another_entry():
    text = _entry(title="See @article{other, title = {x}} @ MRI")
    assert "@article" not in text.split("\n", 1)[1]
    assert _read_back(text).values["title"] == "See @article{other, title = {x}} @ MRI"


# Names


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"given": "Jane", "family": "Doe"}, "Doe, Jane"),
        ({"given": "danah", "family": "boyd"}, "boyd, danah"),
        ({"family": "Plato"}, "Plato"),
        ({"family": "others-and-co"}, "others-and-co"),
        ({"given": "Jan", "particle": "van der", "family": "Berg"}, "van der Berg, Jan"),
        ({"particle": "van", "family": "Gogh"}, "van Gogh"),
        ({"given": "Jane", "family": "Doe", "suffix": "Jr."}, "Doe, Jr., Jane"),
        ({"given": "Jane", "family": "Doe", "suffix": "PhD"}, "Doe, PhD, Jane"),
        ({"family": "Doe", "suffix": "PhD"}, "Doe, PhD, {}"),
        ({"given": "Gabriel", "family": "García Márquez"}, "García Márquez, Gabriel"),
        ({"given": "Ana", "family": "García de la Vega"}, "{García de la Vega}, Ana"),
        ({"given": "Ana", "family": "de souza"}, "{de souza}, Ana"),
        ({"given": "William", "family": "O. Henry"}, "{O. Henry}, William"),
        ({"given": "Jane", "family": "Doe, Roe"}, "{Doe, Roe}, Jane"),
        ({"given": "Tom and", "family": "Jerry"}, "Jerry, {Tom and}"),
        ({"literal": "Research and Development"}, "{{Research and Development}}"),
        ({"literal": "A, Berlin and B, Bonn"}, "{{A, Berlin and B, Bonn}}"),
        ({"literal": "AT&T Labs"}, r"{AT\&T Labs}"),
        ({"literal": "the ADNI consortium"}, "{the ADNI consortium}"),
    ],
)
@pytest.mark.parametrize("company", [(), ({"given": "Grace", "family": "Hopper"},)])
def test_names_are_written_in_a_form_that_reads_back(name, written, company):
    text = _entry(name, *company)
    assert (
        _line(text, "author")
        == "{" + " and ".join([written, *["Hopper, Grace"] * len(company)]) + "}"
    )
    assert _read_back(text) == _snapshot(name, *company)
    assert EXACT_FIELD not in text


@pytest.mark.parametrize(
    "name",
    [
        {"literal": "Others"},
        {"family": "others"},
        {"family": "Foo Bar"},
        {"given": "maj", "particle": "nikita", "family": "doehring"},
        {"given": "Jane", "family": "Doe*"},
        {"given": "{Jane", "family": "D}oe"},
        {"literal": "{"},
        {"family": "Submitted (equal contribution)"},
    ],
)
def test_names_that_cannot_be_written_so_that_they_read_back_come_back_all_the_same(name):
    names = [{"given": "Ada", "family": "Lovelace"}, name, {"given": "Alan", "family": "Turing"}]
    assert _read_back(_entry(*names)) == _snapshot(*names)


def test_editors_have_a_field_of_their_own():
    names = [
        {"family": "Doe", "given": "Jane"},
        {"family": "Roe", "given": "Ann", "role": "editor"},
    ]
    text = _entry(*names, type="chapter")
    assert (_line(text, "author"), _line(text, "editor")) == ("{Doe, Jane}", "{Roe, Ann}")
    assert _read_back(text) == _snapshot(*names, type="chapter")


def test_editors_that_stand_before_the_authors_stay_there():
    names = [{"family": "Roe", "role": "editor"}, {"family": "Doe"}]
    assert _read_back(_entry(*names)) == _snapshot(*names)


def test_names_left_out_in_the_middle_and_at_the_end():
    names = [{"family": "Doe", "elision_after": True}, {"family": "Roe", "elision_after": True}]
    text = _entry(*names)
    assert _line(text, "author") == "{Doe and [...] and Roe and others}"
    assert _read_back(text) == _snapshot(*names)
    assert EXACT_FIELD not in text


def test_marks_and_orcid_ids_are_annotations():
    names = [
        {"family": "Doe", "equal_contribution": True},
        {"family": "Roe"},
        {"family": "Poe", "equal_contribution": True, "corresponding": True, "orcid": ORCID},
    ]
    text = _entry(*names)
    assert _line(text, "author+an") == "{1=equal; 3=equal,corresponding}"
    assert _line(text, "author+an:orcid") == f'{{3="{ORCID}"}}'
    assert _read_back(text) == _snapshot(*names)
    assert EXACT_FIELD not in text


def test_annotations_count_the_places_of_the_list_as_biblatex_does():
    names = [{"family": "Doe", "elision_after": True}, {"family": "Roe", "corresponding": True}]
    text = _entry(*names)
    assert _line(text, "author+an") == "{3=corresponding}"
    assert _read_back(text) == _snapshot(*names)


# Other fields


def test_fields_stand_in_the_order_that_people_expect():
    text = _entry(
        {"family": "Doe"},
        container_title="Journal",
        issued_year=2024,
        issued_month=5,
        volume="1",
        issue="2",
        page="3-4",
        publisher="Press",
        doi="10.1000/182",
        url="https://example.org/",
        note="A note",
        abstract="An abstract",
    )
    assert " ".join(_fields(text)) == (
        "author title journal year month volume number pages publisher doi url note abstract"
    )


def test_pages_are_a_range_and_article_numbers_an_eid():
    assert _line(_entry(page="2613-2622"), "pages") == "{2613--2622}"
    assert _line(_entry(page="5, 7-9"), "pages") == "{5, 7--9}"
    assert _line(_entry(page="e0123456"), "eid") == "{e0123456}"
    assert _line(_entry(page="104567"), "eid") == "{104567}"
    assert _line(_entry(page="17"), "pages") == "{17}"


@pytest.mark.parametrize("page", ["2613-2622", "5, 7-9", "e0123456", "104567", "17", "12+", "A-3"])
def test_pages_and_article_numbers_come_back_without_further_words(page):
    text = _entry(page=page)
    assert _read_back(text).values["page"] == page
    assert EXACT_FIELD not in text


def test_identifiers_are_not_escaped():
    text = _entry(
        doi="10.1000/a_b(c)#d&e",
        arxiv_id="2501.04284",
        pmid="123",
        isbn="9783161484100",
        url="https://example.org/~a_b?c=%20&d#e",
    )
    assert _line(text, "doi") == "{10.1000/a_b(c)#d&e}"
    assert _line(text, "eprint") == "{2501.04284}"
    assert _line(text, "archiveprefix") == "{arXiv}"
    assert _line(text, "pmid") == "{123}"
    assert _line(text, "isbn") == "{9783161484100}"
    assert _line(text, "url") == "{https://example.org/~a_b?c=%20&d#e}"
    assert EXACT_FIELD not in text


def test_a_doi_with_a_brace_does_not_break_the_file():
    text = _entry(doi="10.1000/a{b", title="x")
    assert _read_back(text).values["doi"] == "10.1000/a{b"


@pytest.mark.parametrize(
    ("status", "written"),
    [("submitted", "submitted"), ("accepted", "accepted"), ("in press", "inpress")],
)
def test_what_is_not_published_yet_says_so(status, written):
    text = _entry(status=status)
    assert _line(text, "pubstate") == f"{{{written}}}"
    assert EXACT_FIELD not in text


def test_a_preprint_is_a_misc_entry_with_its_arxiv_id():
    text = _entry(type="article", status="preprint", arxiv_id="2501.04284")
    assert _fields(text) == ["title", "eprint", "archiveprefix", "pubstate", "entrysubtype"]
    assert _read_back(text) == _snapshot(type="article", status="preprint", arxiv_id="2501.04284")


def test_the_language_goes_by_its_name_in_babel():
    assert _line(_entry(language="de"), "langid") == "{ngerman}"
    assert EXACT_FIELD not in _entry(language="de")


def test_a_thesis_does_not_become_a_doctoral_one_by_export():
    text = _entry(type="thesis", publisher="TU München")
    assert _line(text, "school") == "{TU München}"
    assert _line(text, "type") == "{Thesis}"


def test_links_to_code_and_data_and_keywords_if_given():
    text = serialize(
        Exportable(
            "key",
            _snapshot(),
            code_url="https://example.org/code",
            data_url="https://example.org/data",
            keywords=("MRI", "R&D"),
        )
    )
    entry = _read(text)
    assert entry.fields["codeurl"] == "https://example.org/code"
    assert entry.fields["dataurl"] == "https://example.org/data"
    assert entry.keywords == ("MRI", "R&D")


# What the sources said beyond the record


RAW = r"""@InProceedings{doe2024,
  author = {Doe, Jane},
  title = {A study},
  subtitle = {With a subtitle},
  booktitle = {Proceedings},
  series = {Lecture Notes in {\"U}bungen},
  number = 17,
  organization = {Society},
  publisher = {Press},
  keywords = {one, two},
  primaryclass = {cs.CV},
  x-custom = {Some {\LaTeX} \& $\alpha$} # " glued",
  file = {:/home/doe/secret.pdf:PDF},
  annote = {weak paper},
  crossref = {somewhere},
  timestamp = {2024-01-01}
}"""


def test_fields_without_a_place_in_the_record_are_written_as_they_were():
    text = _entry(
        {"family": "Doe", "given": "Jane"},
        type="paper-conference",
        container_title="Proceedings",
        publisher="Press",
        raws=[RAW],
        private=True,
    )
    fields = _read(text).fields
    assert fields["x-custom"] == r"Some {\LaTeX} \& $\alpha$ glued"
    assert fields["series"] == r"Lecture Notes in {\"U}bungen"
    assert fields["number"] == "17"
    assert fields["organization"] == "Society"
    assert fields["keywords"] == "one, two"
    assert fields["primaryclass"] == "cs.CV"
    assert fields["file"] == ":/home/doe/secret.pdf:PDF"
    assert fields["annote"] == "weak paper"
    assert fields["timestamp"] == "2024-01-01"


def test_the_public_sees_no_paths_and_no_notes_to_oneself():
    text = _entry(raws=[RAW])
    assert "secret.pdf" not in text
    assert "weak paper" not in text
    assert "x-custom" in text


def test_references_to_entries_that_are_not_exported_are_left_out():
    assert "crossref" not in _entry(raws=[RAW], private=True)


def test_the_record_supersedes_what_its_source_said():
    text = _entry(type="paper-conference", container_title="Other", publisher="Society", raws=[RAW])
    assert _line(text, "title") == "{A study}"
    assert "subtitle" not in _fields(text)
    assert _line(text, "booktitle") == "{Other}"
    assert _line(text, "publisher") == "{Society}"
    assert "organization" not in _fields(text)


def test_what_an_editor_emptied_does_not_come_back_from_the_source():
    raw = "@article{a, title = {A study}, journal = {J}, doi = {10.1000/182}, number = {3}}"
    text = _entry(raws=[raw])
    assert _fields(text) == ["title"]


def test_the_entry_type_of_the_source_stays_while_it_is_the_records():
    raw = "@MastersThesis{a, title = {A study}}"
    assert _entry(type="thesis", raws=[raw]).startswith("@mastersthesis{key,")
    assert "Thesis}" not in _entry(type="thesis", raws=[raw])
    assert _entry(type="book", raws=[raw]).startswith("@book{key,")


def test_the_first_of_several_sources_speaks():
    raws = ["@article{a, x-one = {1}, x-both = {first}}", "@article{b, x-both = {2}, x-two = {2}}"]
    fields = _read(_entry(raws=raws)).fields
    assert (fields["x-one"], fields["x-two"], fields["x-both"]) == ("1", "2", "first")


def test_an_abbreviation_defined_elsewhere_is_given_by_its_name():
    assert _line(_entry(raws=["@article{a, x-a = jcss # { 12}}"]), "x-a") == "{jcss 12}"


def test_unbalanced_braces_of_a_source_do_not_break_the_file():
    text = _entry(raws=[r"@article{a, x-brace = {a \{ b}, x-more = {c}}"])
    fields = _read(text).fields
    assert to_text(fields["x-brace"]) == "a { b"
    assert fields["x-more"] == "c"


def test_a_source_that_cannot_be_read_is_passed_over():
    assert _entry(raws=["nonsense", "@article{broken, title = {x"]).startswith("@article{key,")


# What the usual fields cannot say exactly


def test_records_as_they_are_need_no_words_of_our_own():
    text = _entry(
        {"given": "Jane", "family": "Doe"},
        title="Deep learning for R&D: 50% of MRI",
        container_title="Journal of A & B",
        issued_year=2024,
        abstract="We show that x < y. See (a) and “b”.",
        note="With a note",
        award="Best paper",
    )
    assert EXACT_FIELD not in text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "A study."),
        ("title", "AT&amp;T"),
        ("abstract", "One paragraph.\n\nAnother  one."),
        ("note", "submitted"),
        ("note", "PMID: 123"),
        ("note", "Best paper award"),
        ("page", "12–15"),
        ("container_title", "CoRR"),
        ("volume", "Band 3"),
        ("isbn", "978-3-16-148410-0"),
        ("url", "https://doi.org/10.1000/182"),
        ("url", "https://example.org/{a}"),
        ("issued_year", 800),
    ],
)
def test_what_reading_would_mend_comes_back_as_it_stands_in_the_record(field, value):
    assert _read_back(_entry(**{field: value})) == _snapshot(**{field: value})


def test_whoever_corrects_a_title_in_the_file_has_corrected_it():
    text = _entry(title="A study.", note="submitted")
    corrected = _read(text.replace("title = {A study.}", "title = {A better study}"))
    assert corrected.values["title"] == "A better study"
    assert corrected.values["note"] == "submitted"
    assert corrected.values["status"] == "published"


def _read_entry(exact, **values):
    return ReadEntry("f", 1, "k", "", {EXACT_FIELD: exact}, {"title": "T", **values}, (), (), ())


def _digests(**values):
    """Return what is said of `values`, each to be nothing instead."""
    wanted = json.loads(
        exact_field(({"title": "T", **values}, ()), ({"title": "T"}, ()))
        .replace("%7B", "{")
        .replace("%7D", "}")
        .replace("%22", '"')
    )
    return {name: pair[0] for name, pair in wanted.items()}


@pytest.mark.parametrize(
    "value",
    [
        "",
        "no JSON",
        "%",
        "[1,2]",
        "{}",
        "[" * 100_000,
        '{"title":1}',
        '{"title":["x"]}',
        '{"bogus":["x","y"],"title":["x","y"]}',
    ],
)
def test_a_field_of_ours_that_somebody_made_up_changes_nothing(value):
    entry = _read_entry(quote_plus(value))
    assert with_exact_values(entry) == entry


@pytest.mark.parametrize(
    ("field", "read", "meant"),
    [
        ("type", "book", "bogus"),
        ("status", "accepted", "bogus"),
        ("url", "https://example.org/", "javascript:alert(1)"),
        ("doi", "10.1000/182", "10.1000/other"),
        ("issued_year", 2024, "2024"),
        ("issued_year", 2024, 70000),
        ("issued_month", 3, 13),
        ("issued_month", 3, True),
        ("note", "x", "\0"),
        ("note", "x", ["y"]),
        ("note", "x", ""),
        ("title", "x", "  "),
        ("slug", "x", "y"),
    ],
)
def test_values_that_no_record_can_have_are_passed_over(field, read, meant):
    digest = _digests(**{field: read})[field]
    exact = quote_plus(json.dumps({field: [digest, meant]}))
    entry = _read_entry(exact, **{"issued_year": 2024, field: read})
    assert with_exact_values(entry) == entry


@pytest.mark.parametrize(
    "meant",
    [
        "Doe",
        [{"family": 1}],
        [{"given": "Jane"}],
        [{"family": "Doe", "literal": "Doe"}],
        [{"family": "Doe", "role": "king"}],
        [{"family": "Doe", "orcid": "0000"}],
        [{"family": "Doe", "equal_contribution": "yes"}],
        [{"family": "Doe", "person": 1}],
        [{"family": "D\0e"}],
    ],
)
def test_names_that_no_record_can_have_are_passed_over(meant):
    names = (PrintedName(family="Roe"),)
    digest = json.loads(
        exact_field(({}, names), ({}, ()))
        .replace("%7B", "{")
        .replace("%7D", "}")
        .replace("%22", '"')
    )["names"][0]
    entry = replace(_read_entry(quote_plus(json.dumps({"names": [digest, meant]}))), names=names)
    assert [asdict(name) for name in with_exact_values(entry).names] == [asdict(names[0])]


def test_a_month_does_not_outlive_its_year():
    was = {"issued_year": 2024, "issued_month": 3}
    exact = exact_field(({"title": "T", **was}, ()), ({"title": "T", "issued_month": 3}, ()))
    assert with_exact_values(_read_entry(exact, **was)).values == {"title": "T"}


# Citekeys


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
