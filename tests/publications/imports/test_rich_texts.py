"""Titles and abstracts with their markup, from a file into records and back."""

import re

import pytest

from publications.bibtex.entry import SourceFile
from publications.exports.files.bib import stream
from publications.imports.run import import_files
from publications.imports.undo.reversal import undo
from publications.models import Publication, SourceEntry
from publications.search.index import search
from publications.vocabulary.snapshot import Snapshot

pytestmark = pytest.mark.django_db

PLAIN = "@article{ecoli, author = {Ann Bell}, title = {On E. coli and CO₂}, year = 2020}\n"
RICH = (
    r"@article{ecoli, author = {Ann Bell}, title = {On \textit{E. coli} and CO$_2$}, year = 2020}"
    "\n"
)
STORED = "On <i>E. coli</i> and CO<sub>2</sub>"


def import_(text, source="s", **options):
    plan = import_files([SourceFile("a.bib", text.encode())], source, **options).plan
    return [entry.outcome.value for entry in plan.entries]


def title():
    publication = Publication.objects.live().get()
    return publication.title, publication.title_markup


def typed(stored):
    publication = Publication.objects.get()
    publication.take("title", stored)
    publication.save()


def test_a_title_is_plain_and_its_markup_stands_beside_it():
    assert import_(RICH) == ["new"]
    assert title() == ("On E. coli and CO₂", STORED)
    assert import_(RICH) == ["unchanged"]


def test_a_plain_title_has_no_markup():
    import_(PLAIN)
    assert title() == ("On E. coli and CO₂", "")


def test_a_title_that_gains_markup_is_filled_and_undone():
    import_(PLAIN)
    assert import_(RICH) == ["changed"]
    assert title() == ("On E. coli and CO₂", STORED)
    batch = Publication.objects.get().import_entries.order_by("-pk").first().batch_id
    undo(batch)
    assert title() == ("On E. coli and CO₂", "")


def test_another_source_adds_markup_and_takes_none_away():
    import_(PLAIN, "first")
    assert import_(RICH, "second") == ["changed"]
    assert title() == ("On E. coli and CO₂", STORED)
    assert import_(PLAIN, "third") == ["unchanged"]
    assert import_(RICH.replace("textit", "textsc"), "fourth") == ["unchanged"]
    assert title() == ("On E. coli and CO₂", STORED)


def test_figures_on_the_line_are_the_same_text():
    import_(PLAIN.replace("CO₂", "CO2"), "first")
    assert import_(RICH, "second") == ["changed"]
    assert title() == ("On E. coli and CO₂", STORED)
    assert import_(PLAIN.replace("CO₂", "CO2"), "third") == ["unchanged"]


def test_markup_that_an_editor_typed_stays():
    import_(RICH)
    typed("On <i>E. coli</i> and CO₂")
    assert import_(RICH) == ["kept"]
    assert import_(RICH.replace("2020", "2021")) == ["changed"]
    assert title() == ("On E. coli and CO₂", "On <i>E. coli</i> and CO₂")


def test_markup_that_an_editor_took_away_stays_away():
    import_(RICH)
    typed("On E. coli and CO₂")
    assert import_(RICH.replace("2020", "2021")) == ["changed"]
    assert title() == ("On E. coli and CO₂", "")


def test_markup_goes_with_the_title_that_is_taken():
    import_(RICH)
    other = RICH.replace("On ", "Of ")
    assert import_(other) == ["changed"]
    assert title() == ("Of E. coli and CO₂", STORED.replace("On", "Of"))
    typed("About <sc>E. coli</sc>")
    assert import_(RICH) == ["conflict"]
    assert title() == ("About E. coli", "About <sc>E. coli</sc>")
    assert import_(RICH.replace("On ", "Off "), overwrite=True) == ["conflict"]
    assert title() == ("Off E. coli and CO₂", STORED.replace("On", "Off"))


def test_a_title_that_is_changed_without_its_markup_has_none():
    import_(RICH)
    publication = Publication.objects.get()
    publication.title = "Another"
    publication.save()
    assert title() == ("Another", "")


def test_of_two_entries_of_a_work_the_one_with_markup_gives_it():
    for text in (PLAIN + RICH.replace("ecoli", "b"), RICH + PLAIN.replace("ecoli", "b")):
        Publication.objects.all().delete()
        assert sorted(import_(text)) == ["duplicate", "new"]
        assert title() == ("On E. coli and CO₂", STORED)


def test_what_is_exported_is_read_back_unchanged():
    formulas = (
        r"@article{f, title = {$\mathcal{O}(n \log n)$ sorting of $\alpha$-Fe}, author = {Cy Dole},"
        r" abstract = {One $\frac{a}{b}$.\par Two \emph{lines}.}, year = 2021}"
    )
    import_(RICH + formulas)
    file = "".join(stream(Publication.objects.order_by("pk")))
    assert r"title = {On \textit{{E}. coli} and {CO}\textsubscript{2}}" in file
    assert r"title = {{$\mathcal{O}(n \log n)$} sorting of {$\alpha$}-{Fe}}" in file
    assert r"abstract = {One {$\frac{a}{b}$}.\par Two \textit{lines}.}" in file
    assert "labportal-exact" not in file
    assert import_(file, "exported") == ["unchanged", "unchanged"]
    stored = Snapshot.from_json(SourceEntry.objects.filter(source="exported").first().fields)
    assert stored.values["title"] == STORED


def test_search_finds_formulas_as_they_are_typed():
    import_(RICH + r"@misc{x, title = {The limit of $x^{2}$, $T_{\mathrm{c}}$ and 10$^{-3}$}}")
    for words in ("CO2", "CO₂", "E. coli", "co2 coli"):
        assert [one.citekey for one in search(Publication.objects.all(), words)] == ["ecoli"], words
    for words in ("limit x2", "limit x²", "Tc limit"):
        assert [one.citekey for one in search(Publication.objects.all(), words)] == ["x"], words


def test_equal_titles_meet_whatever_their_markup():
    import_(RICH, "first")
    text = PLAIN.replace("CO₂", "CO2").replace("ecoli", "other")
    assert import_(text, "second") != ["new"]
    assert Publication.objects.count() == 1


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<i onclick='x'>a</i> b", "<i>a</i> b"),
        (r"$\href{javascript:alert(1)}{\hat x}$", None),
        (r"$\text{<img src=x onerror=alert(1)>}_{\frac{a}{b}}$", None),
        (r"$\text{<script>}$ x", "&lt;script&gt; x"),
    ],
)
def test_no_title_writes_a_tag_of_its_own(written, html):
    import_(f"@misc{{x, title = {{{written}}}}}")
    shown = Publication.objects.get().title_html
    assert html is None or shown == html
    tags = set(re.findall(r"<[^>]*>", shown))
    assert all(re.fullmatch(r'</?m[a-z]+( [a-z]+="[\w.]+")*>|</?i>', tag) for tag in tags)
