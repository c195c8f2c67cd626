"""Entries that are gone from their source: a file that is the whole of it holds them no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groups.blocks import PublicationsBlock
from groups.models import KeyPublication
from labportal.models import StandardPage
from publications.bibtex.entry import SourceFile
from publications.imports.report import as_data
from publications.imports.run import import_files
from publications.models import Publication, SourceEntry
from tests.factories import ResearchGroupFactory
from tests.publications.imports.gone_works import entry, file, gone
from tests.publications.imports.sequences import import_text

pytestmark = pytest.mark.django_db


def test_what_a_complete_file_holds_no_more_is_gone_and_nothing_is_written_for_it():
    import_text(file(*range(10)))
    done = import_text(file(*range(9)), complete=True)
    assert done.plan.counts == {"unchanged": 9, "gone": 1}
    assert gone(done) == ["work9"]
    assert done.plan.entries[-1].slug == "work9"
    assert done.plan.messages == []
    assert Publication.objects.visible().count() == 10


def test_without_complete_nothing_is_gone():
    import_text(file(*range(10)))
    assert import_text(file(1)).plan.counts == {"unchanged": 1}


def test_the_report_says_neither_file_nor_line_of_what_is_gone():
    import_text(file(*range(10)))
    data = as_data(import_text(file(*range(9)), complete=True, dry_run=True), ["a.bib"])
    one = data["entries"][-1]
    assert (one["file"], one["line"], one["citekey"], one["publication"]) == (
        None,
        None,
        "work9",
        "work9",
    )
    assert "keep, hide or take out" in one["messages"][0]
    assert one["changes"] == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("another key, same identifier", entry(0, key="renamed")),
        ("another key, all it says", entry(0, key="renamed", doi=False)),
        ("another key, looks alike", entry(0, key="renamed", doi=False, volume="9")),
        ("never closed", "@article{work0,\n  title = {Never closed,\n  year = 2020\n"),
        ("without a title", "@article{work0, year = 2020}"),
        ("within another block", "@article{b,\n  title = {No end,\n @article{work0, x = {y}}"),
        ("no citekey can be told", "@article{ {work0} = {Results number 0} ( , year"),
        ("only serves others", entry(0) + "@incollection{c, title={In it}, crossref={work0}}"),
    ],
)
def test_what_stands_in_the_file_in_another_way_is_not_gone(name, text):
    doi = name != "another key, all it says" and "alike" not in name
    import_text(file(*range(1, 10)) + entry(0, doi=doi))
    done = import_text(file(*range(1, 10)) + text, complete=True)
    assert gone(done) == [], done.plan.counts


def test_a_renamed_key_is_paired_and_the_next_import_knows_the_new_one():
    import_text(file(*range(10)))
    import_text(file(*range(9)) + entry(9, key="renamed"), complete=True)
    said = SourceEntry.objects.filter(publication__slug="work9")
    assert [one.citekey for one in said] == ["renamed"]
    again = import_text(file(*range(9)) + entry(9, key="renamed"), complete=True)
    assert again.plan.counts == {"unchanged": 10}


def test_a_repetition_that_goes_is_not_gone_since_the_file_has_the_work():
    import_text(file(*range(10)) + entry(9, key="twin"))
    assert gone(import_text(file(*range(10)), complete=True)) == []


def test_one_key_of_several_works_that_are_gone_stands_once_for_each():
    two = entry(10, key="").replace("work10", "same") + entry(11).replace("work11", "same")
    import_text(file(*range(10)) + two)
    done = import_text(file(*range(10)), complete=True)
    assert gone(done) == ["same", "same"]
    assert len({one.place for one in done.plan.entries}) == 12


def test_a_work_that_another_source_has_says_so_and_whose_it_is():
    import_text(file(*range(10)), "Zotero")
    import_text(file(9), "DBLP")
    done = import_text(file(*range(9)), "Zotero", complete=True)
    (one,) = [one for one in done.plan.entries if one.outcome == "gone"]
    assert one.held
    assert "DBLP has it as well" in str(one.messages[0])


def test_files_of_one_call_are_the_whole_together():
    import_text(file(*range(10)))
    files = [SourceFile("a.bib", file(*range(5)).encode())]
    files.append(SourceFile("b.bib", file(*range(5, 10)).encode()))
    done = import_files(files, "s", complete=True)
    assert done.plan.counts == {"unchanged": 10}


def test_if_more_than_a_fifth_would_go_the_plan_asks_about_the_whole():
    import_text(file(*range(10)))
    asked = import_text(file(*range(7)), complete=True, dry_run=True).plan
    assert [str(one) for one in asked.messages] == [
        "3 of 10 works would go: is this really the whole of “s”?"
    ]
    assert import_text(file(*range(8)), complete=True, dry_run=True).plan.messages == []


def test_of_a_file_in_which_nothing_can_be_read_nothing_is_told_to_be_gone():
    import_text(file(*range(10)))
    done = import_text("this is no bibliography", complete=True)
    assert gone(done) == []
    assert "nothing is told to be gone" in str(done.plan.messages[0])


def test_hand_edits_and_uses_are_told():
    import_text(file(*range(10)))
    Publication.objects.filter(slug="work9").update(abstract="Typed")
    KeyPublication.objects.create(
        group=ResearchGroupFactory(), publication=Publication.objects.get(slug="work8")
    )
    done = import_text(file(*range(8)), complete=True, dry_run=True)
    said = {one.slug: " ".join(map(str, one.messages[1:])) for one in done.plan.entries}
    assert said["work9"] == "The record holds what an editor typed or chose."
    assert said["work8"] == "It is in use: key publication."


def test_a_value_that_an_entry_has_lost_is_no_hand_edit():
    import_text(file(*range(10)))
    lost = file(*range(9)) + entry(9).replace(", volume = {1}", "")
    import_text(lost)
    assert Publication.objects.get(slug="work9").volume == "1"
    for plan in (
        import_text(file(*range(9)), complete=True, dry_run=True).plan,
        import_text(file(*range(9)), complete=True).plan,
    ):
        said = {one.slug: " ".join(map(str, one.messages)) for one in plan.entries}
        assert "No longer in" in said["work9"]
        assert "editor" not in said["work9"]
    Publication.objects.filter(slug="work9").update(volume="77")
    plan = import_text(file(*range(9)), complete=True, dry_run=True).plan
    assert any("what an editor typed" in str(one) for one in plan.entries[-1].messages)


def test_a_block_of_a_page_that_shows_the_work_is_told(site_tree):
    import_text(file(*range(10)))
    picked = [{"publication": Publication.objects.get(slug="work9"), "remark": ""}]
    body = [("publications", PublicationsBlock().normalize({"picked": picked}))]
    home = {"en": site_tree["home"]["en"]}
    site_tree.add(home, StandardPage, title="Reading", slug="reading", body=body)
    done = import_text(file(*range(9)), complete=True, dry_run=True)
    assert [str(one) for one in done.plan.entries[-1].messages[1:]] == ["It is in use: page."]


def test_the_number_of_queries_does_not_grow_with_what_is_gone():
    def queries(count):
        import_text(file(*range(40)), f"s{count}")
        with CaptureQueriesContext(connection) as captured:
            import_text(file(*range(40 - count)), f"s{count}", complete=True, dry_run=True)
        return len(captured)

    queries(1)
    assert queries(2) == queries(30)
