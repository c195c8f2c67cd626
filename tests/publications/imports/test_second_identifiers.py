"""Identifiers and links beside the main ones, through import, hand edits, undo and export."""

import pytest

from publications.bibtex.entry import SourceFile
from publications.exports.files.bib import stream
from publications.imports.run import import_files
from publications.imports.undo.reversal import undo
from publications.models import Publication
from publications.records.snapshots import present_snapshots

pytestmark = pytest.mark.django_db

PREPRINT = """@article{pre, author = {Bell, Ann and Dole, Cy}, title = {Cores of Alpine Ice},
  year = 2021, journal = {bioRxiv}, doi = {10.1101/2021.03.22.002386},
  pmid = {31415926}}
"""
ARTICLE = """@article{pub, author = {Bell, Ann and Dole, Cy}, title = {Cores of Alpine Ice},
  year = 2022, journal = {Journal of Ice}, volume = 5, doi = {10.5555/ice.5}, pmid = {31415926}}
"""
OF_PREPRINT = ["preprint_doi", "10.1101/2021.03.22.002386"]


def import_(text, source="s"):
    return import_files([SourceFile("a.bib", text.encode())], source)


def outcomes(text, source="s"):
    return [entry.outcome.value for entry in import_(text, source).plan.entries]


def record():
    publication = Publication.objects.live().get()
    return present_snapshots([publication.pk])[publication.pk].values


def edit(**fields):
    publication = Publication.objects.live().get()
    for name, value in fields.items():
        publication.take(name, value)
    publication.save()


@pytest.mark.parametrize("order", [(PREPRINT, ARTICLE), (ARTICLE, PREPRINT)])
def test_the_doi_of_a_preprint_stays_beside_that_of_the_record_in_one_file(order):
    import_("".join(order))
    said = record()
    assert (said["doi"], said["identifiers"]) == ("10.5555/ice.5", [OF_PREPRINT])


@pytest.mark.parametrize("order", [(PREPRINT, ARTICLE), (ARTICLE, PREPRINT)])
@pytest.mark.parametrize("sources", [("s", "s"), ("s", "t")])
def test_the_doi_of_a_preprint_stays_beside_that_of_the_record_file_by_file(order, sources):
    for text, source in zip(order, sources, strict=True):
        import_(text, source)
    said = record()
    assert (said["doi"], said["identifiers"]) == ("10.5555/ice.5", [OF_PREPRINT])


@pytest.mark.parametrize("doi", ["10.5281/zenodo.1234", "10.5555/preprint"])
def test_a_preprint_of_any_server_keeps_its_doi(doi):
    preprint = PREPRINT.replace("10.1101/2021.03.22.002386", doi)
    preprint = preprint.replace("{bioRxiv}", "{Zenodo}")
    import_(preprint)
    import_(ARTICLE, "t")
    assert record()["identifiers"] == [["preprint_doi", doi]]
    assert outcomes(preprint.replace("2021,", "2021, language = {en},")) == ["changed"]
    assert record()["identifiers"] == [["preprint_doi", doi]]


def test_a_preprint_that_is_published_under_its_own_doi_has_one():
    import_(ARTICLE.replace("journal = {Journal of Ice}, volume = 5,", "note = {submitted},"))
    import_(ARTICLE)
    assert (record()["doi"], record().get("identifiers")) == ("10.5555/ice.5", None)


def test_a_preprint_is_known_again_by_its_doi_that_stands_beside():
    import_(PREPRINT + ARTICLE)
    other = PREPRINT.replace("pre,", "x,").replace("Cores of Alpine Ice", "Cores of alpine ice!")
    assert outcomes(other, "t") in (["unchanged"], ["changed"], ["conflict"])
    assert Publication.objects.live().count() == 1


def test_an_identifier_that_an_editor_took_out_stays_out():
    import_(PREPRINT + ARTICLE)
    edit(identifiers=None)
    import_(PREPRINT.replace("2021,", "2021, abstract = {Of ice.},") + ARTICLE)
    assert record()["abstract"] == "Of ice."
    assert "identifiers" not in record()


def test_what_an_editor_put_in_stays_beside_what_comes_in():
    import_("@misc{k, title={Ice}, code={https://x.org/1}, pmcid={PMC1}}")
    edit(
        identifiers=[["pmcid", "PMC1"], ["hal", "hal-01234567"]],
        links=[["code", "https://x.org/1"], ["video", "https://x.org/v"]],
    )
    assert outcomes("@misc{k, title={Ice}, code={https://x.org/1}, pmcid={PMC1}}") == ["kept"]
    text = "@misc{k, title={Ice}, code={https://x.org/2}, pmcid={PMC1}, slides={https://x.org/s}}"
    assert outcomes(text) == ["changed"]
    assert record()["links"] == [
        ["code", "https://x.org/2"],
        ["slides", "https://x.org/s"],
        ["video", "https://x.org/v"],
    ]
    assert record()["identifiers"] == [["pmcid", "PMC1"], ["hal", "hal-01234567"]]


def test_an_undo_puts_identifiers_and_links_back():
    import_("@misc{k, title={Ice}, code={https://x.org/1}}")
    before = record()
    done = import_("@misc{k, title={Ice}, code={https://x.org/2}, pmcid={PMC1}}")
    assert record() != before
    undo(done.batch.pk)
    assert record() == before


def test_an_undo_takes_back_what_has_identifiers_and_links():
    done = import_("@misc{k, title={Ice}, code={https://x.org/1}, pmcid={PMC1}}")
    undo(done.batch.pk)
    assert not Publication.objects.live().exists()


def test_an_undo_leaves_a_link_that_was_typed_since():
    done = import_("@misc{k, title={Ice}, code={https://x.org/1}}")
    edit(links=[["code", "https://x.org/1"], ["data", "https://x.org/d"]])
    undo(done.batch.pk)
    assert record()["links"] == [["code", "https://x.org/1"], ["data", "https://x.org/d"]]


def test_an_export_is_unchanged_where_it_was_written():
    import_(
        ARTICLE.replace(
            "volume = 5,",
            "volume = 5, pmcid = {PMC1}, code = {https://x.org/1}, translator = {Gus Hay}, "
            "collaboration = {ATLAS}, month = {Spring}, urldate = {2021-05-03}, "
            "notice = {retracted}, noticedoi = {10.5555/n},",
        )
        + PREPRINT
    )
    exported = "".join(stream(Publication.objects.all()))
    assert outcomes(exported, "export") == ["unchanged"]


def test_a_season_gives_way_to_the_month_that_the_source_names_now():
    import_("@article{k, title={Ice}, journal={J}, year=2020, month={Spring}}")
    assert record()["issued_season"] == 1
    assert outcomes("@article{k, title={Ice}, journal={J}, year=2020, month=apr}") == ["changed"]
    assert (record().get("issued_season"), record()["issued_month"]) == (None, 4)


ICE = "@article{k, title={Ice of May}, author={Bell, Ann}, journal={J}, year=2020, "


def test_a_season_that_an_editor_typed_stands_against_the_month_of_a_file():
    import_(ICE + "volume=1}")
    edit(issued_season=4)
    assert outcomes(ICE + "volume=1, month=oct}") == ["conflict"]
    assert (record()["issued_season"], record().get("issued_month")) == (4, None)


@pytest.mark.parametrize(
    ("first", "second"), [("month={Spring}", "month=oct"), ("month=oct", "month={Spring}")]
)
def test_month_and_season_of_two_sources_are_a_conflict(first, second):
    import_(ICE + first + "}")
    before = record()
    assert outcomes(ICE + second + "}", "t") == ["conflict"]
    assert record() == before


@pytest.mark.parametrize(
    ("first", "second"),
    [("month={Spring}", "month=oct, day=3"), ("month=oct, day=3", "month={Spring}")],
)
def test_month_and_season_follow_their_source_and_go_back_with_an_undo(first, second):
    import_(ICE + first + "}")
    before = record()
    done = import_(ICE + second + "}")
    assert [entry.outcome.value for entry in done.plan.entries] == ["changed"]
    assert ("issued_season" in record()) != ("issued_month" in record())
    undo(done.batch.pk)
    assert record() == before


def test_two_seasons_of_one_work_are_a_conflict():
    text = ICE + "doi={10.5555/a}, month={%s}}"
    both = (text % "Spring") + "\n" + (text % "Autumn").replace("{k,", "{l,")
    assert sorted(outcomes(both)) == ["conflict", "new"]


def test_a_season_and_a_month_of_two_entries_of_a_work_are_not_both_kept():
    season = "@article{a, title={Ice of May}, author={Bell, Ann}, journal={J}, doi={10.5555/a}, "
    other = "@article{b, title={Ice of May}, author={Bell, Ann}, journal={J}, doi={10.5555/a}, "
    import_(season + "year=2020, month={Spring}}\n" + other + "year=2020, month=apr}\n")
    assert ("issued_season" in record()) != ("issued_month" in record())
