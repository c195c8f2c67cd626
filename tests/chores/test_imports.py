"""Imports that take decisions: what is gone from its source, and what cannot be read."""

import re

import pytest
from playwright.sync_api import expect

from labportal.roles import BIBLIOGRAPHY_ADMINS
from publications.models import Publication
from tests.factories import PublicationFactory
from tests.publications.imports.gone_works import file

pytestmark = pytest.mark.browser

UNREADABLE = """@book{notes,
  title = {Notes on engines},
  year = 1843,
  note = {Never closed,
"""


AUTHORS = "author = {Bell, Ann and Dole, Cy}, title = {Cores of the ice in alpine lakes}"
PAPER = f"@inproceedings{{paper, {AUTHORS}, booktitle = {{Conference on Ice}}, year = 2019}}"
ARTICLE = f"@article{{article, {AUTHORS}, journal = {{Journal of Snow}}, year = 2021}}"
LISTED = f"@misc{{listed, {AUTHORS}, pages = {{1--9}}}}"


def _import(desk, text, *, complete=False, source="Zotero"):
    desk.go("Imports")
    desk.add("Import BibTeX")
    desk.window.get_by_label("Or entries, pasted").fill(text)
    desk.window.get_by_label("Source").fill(source)
    if complete:
        desk.window.get_by_label("Complete").check()
    desk.press("Show the plan")


def test_what_is_gone_from_its_source_is_taken_out_at_once_and_the_decision_taken_back(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    _import(desk, file(*range(10)))
    desk.press("Import as shown")
    _import(desk, file(*range(6)), complete=True)
    desk.sees("4 of 10 works would go: is this really the whole of “Zotero”?")
    desk.press("Yes, it is the whole: show what is gone")
    desk.press("gone 4")
    desk.press("Table")
    expect(desk.window.get_by_role("row")).to_have_count(5)
    desk.choose(All_4_entries_shown="take out")
    desk.press("Decide for all")
    desk.sees("4 entries were decided at once: take it out of the portal.")
    desk.press("Take that back")
    desk.sees("4 entries are decided as they were before.")
    desk.choose(Decision_about_work9="hide")
    desk.sees("Will be hidden from visitors.")
    desk.choose(Decision_about_work8="take out")
    desk.sees("Will be taken out of the portal.")
    expect(desk.window.get_by_role("status").filter(has_text="Saved. work8")).to_be_visible()
    desk.press("Import all 10 entries")
    desk.sees("The import is done.")
    # The two that were decided are asked about no more, the two others are.
    entries = desk.window.locator("[data-import-entry]")
    expect(entries.filter(has_text="until then it stays")).to_have_count(2)
    assert not Publication.objects.live().filter(slug="work8").exists()
    assert not Publication.objects.get(slug="work9").public
    desk.window.get_by_role("link", name="Take this import back").click()
    desk.sees("What it took out comes back: 1")
    desk.press("Take it back")
    desk.sees("The import was taken back.")
    assert Publication.objects.visible().filter(slug__in=["work8", "work9"]).count() == 2


ICE = "@article{ice, title={Ice on lakes}, author={Doe, Jane}, journal={Ice}, year=2020}"
LIKE_ICE = ICE.replace("{ice,", "{like,").replace("journal={Ice}", "journal={Lake Letters}")


def test_a_plan_is_discarded_after_a_question_and_a_filter_imports_all_entries(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    _import(desk, file(*range(3)))
    desk.press("Table")
    desk.choose(Decision_about_work1="later")
    desk.sees("Left out this time.")
    desk.press("Discard")
    desk.sees("The plan of 3 entries is thrown away, with its files.")
    desk.sees("1 decision is lost.")
    desk.window.get_by_role("link", name="Keep it").click()
    desk.press("left out 1")
    expect(desk.window.get_by_role("button", name="Import as shown")).to_have_count(0)
    desk.press("Import all 3 entries")
    desk.sees("The import is done.")
    assert not Publication.objects.filter(slug="work1").exists()
    assert Publication.objects.filter(slug__in=["work0", "work2"]).count() == 2
    _import(desk, file(*range(3)))
    desk.press("Discard")
    desk.press("Discard it")
    desk.sees("The plan was discarded. Nothing was imported.")


def _thirty(tmp_path):
    """Write a file of thirty entries, of which two look like works that are there."""
    for number in range(2):
        PublicationFactory(
            title=f"Ice on the lake number {number}",
            container_title="Lake Letters",
            issued_year=2019,
            authors=["Jane Doe"],
        )
    entries = [
        f"@article{{ice{number}, title={{Ice on the lake number {number}}}, author={{Doe, Jane}},"
        f" journal={{Journal of Snow}}, year=2019}}"
        for number in range(2)
    ]
    path = tmp_path / "library.bib"
    path.write_text("\n".join([*entries, file(*range(28))]))
    return path


@pytest.mark.usefixtures("in_either_language")
def test_thirty_entries_are_imported_with_two_decisions_in_eight_presses(sign_in, tmp_path):
    path = _thirty(tmp_path)
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Imports")
    desk.add("Import BibTeX")
    desk.window.locator("input[type=file]").set_input_files(path)
    desk.window.get_by_label("Source").fill("Zotero")
    desk.press("Show the plan")
    for number in range(2):
        choices = desk.window.get_by_label("not the same: create it")
        choices.nth(number).check()
    desk.sees("Will be created.")
    desk.press("Import as shown")
    desk.sees("The import is done.")
    desk.took(at_most=8)
    assert Publication.objects.live().count() == 33


def test_an_import_is_taken_back_in_three_presses_from_the_first_page(sign_in):
    first = sign_in(BIBLIOGRAPHY_ADMINS)
    _import(first, file(*range(3)))
    first.press("Import as shown")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    before = len(desk.presses)
    desk.go("Imports")
    desk.window.get_by_role("link", name="Take back").click()
    desk.sees("What it created disappears from the portal")
    desk.press("Take it back")
    desk.sees("The import was taken back.")
    desk.took(at_most=before + 3)
    assert Publication.objects.live().count() == 1


def test_what_was_left_undecided_is_decided_later_and_the_undo_says_what_became_of_each(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    _import(desk, ICE)
    desk.press("Import as shown")
    _import(desk, LIKE_ICE)
    desk.press("Import as shown")
    desk.sees("1 entry was left undecided, and nothing was written for it.")
    desk.press("Decide it now")
    desk.press("Table")
    desk.choose(Decision_about_like="create")
    desk.sees("Will be created.")
    desk.press("Import the one entry")
    desk.sees("The import is done.")
    assert Publication.objects.live().filter(title="Ice on lakes").count() == 2
    desk.window.get_by_role("link", name="Take this import back").click()
    desk.sees("What it created disappears from the portal")
    desk.picture("import-undo")
    desk.press("Take it back")
    desk.sees("Removed from the portal, where this import had put it.")


def test_an_entry_that_cannot_be_read_is_mended_in_place(sign_in, in_german):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Importe")
    desk.add("BibTeX importieren")
    desk.window.get_by_label("Oder eingefügte Einträge").fill(file(1) + UNREADABLE)
    desk.window.get_by_label("Quelle").fill("Zotero")
    desk.press("Plan anzeigen")
    desk.sees("nicht lesbar 1")
    text = desk.window.get_by_label("Text des Eintrags in Zeile 2")
    expect(text).to_have_value(UNREADABLE.strip())
    text.fill(UNREADABLE + "  publisher = {Taylor}")
    desk.press("Noch einmal prüfen")
    desk.sees("Noch nicht lesbar")
    expect(text).to_have_value(UNREADABLE + "  publisher = {Taylor}")
    text.fill(UNREADABLE.replace("closed,", "closed}") + "}")
    desk.press("Noch einmal prüfen")
    desk.sees("Jetzt ist er lesbar: neu.")
    desk.press("Wie gezeigt importieren")
    desk.sees("Der Import ist abgeschlossen.")
    desk.window.get_by_role("link", name=re.compile("Öffentliche Seite")).last.click()
    expect(desk.window).to_have_title(re.compile("Notes on engines"))


def test_an_entry_that_may_be_two_records_is_the_second_of_them(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    _import(desk, PAPER)
    desk.press("Import as shown")
    _import(desk, PAPER + ARTICLE)
    desk.window.get_by_label("not the same: create it").check()
    desk.sees("Will be created.")
    desk.press("Import as shown")
    _import(desk, LISTED, source="Scholar")
    desk.sees("It may also be:")
    choices = desk.window.get_by_role("radio", name="the same as “Cores of the ice")
    expect(choices).to_have_count(2)
    desk.picture("import-plan", at=choices)
    second = desk.window.get_by_role("radio").and_(choices).nth(1)
    text = second.locator("xpath=..")
    expect(text).to_contain_text(re.compile(r"\((2019, Conference on Ice|2021, Journal of Snow), "))
    chosen = text.inner_text()
    second.check()
    desk.sees("Saved.")
    desk.press("Table")
    expect(desk.window.get_by_label("Decision about listed")).to_have_value("same 2")
    desk.sees("1 field will be updated.")
    desk.picture("import-table")
    desk.press("Import as shown")
    desk.sees("The import is done.")
    desk.picture("import-done")
    record = Publication.objects.get(page="1-9")
    assert str(record.issued_year) in chosen
    desk.window.get_by_role("link", name="Take this import back").click()
    desk.press("Take it back")
    desk.sees("The import was taken back.")
    assert not Publication.objects.exclude(page="").exists()
