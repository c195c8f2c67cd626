"""The import wizard in a real browser: without scripts, by keyboard, for a screen reader."""

import re

import pytest
from playwright.sync_api import expect

from publications.models import ImportBatch, ImportStatus, Publication
from tests.publications.imports.admin.windows import MOVED, entry_in, upload
from tests.publications.imports.admin.wizard import (
    BROKEN,
    CASCADE,
    LOOKALIKE,
    VESSELS,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _venue():
    return Publication.objects.get(citekey="cascade").container_title


@pytest.mark.parametrize("scripts", [True, False])
def test_the_whole_way_from_a_file_to_the_publications_and_back(open_window, records, scripts):
    page = open_window(java_script_enabled=scripts)
    upload(page, MOVED + LOOKALIKE + BROKEN)
    page.get_by_role("button", name=re.compile("to decide")).click()
    expect(page.locator("[data-import-entry]")).to_have_count(2)
    entry_in(page, "cascade").get_by_label("container title: the file's value").check()
    entry_in(page, "other").get_by_label("not the same: create it").check()
    page.get_by_role("button", name=re.compile("^all")).click()
    expect(page.locator("[data-import-entry]")).to_have_count(3)
    expect(entry_in(page, "cascade")).to_contain_text("1 field will be updated.")
    expect(entry_in(page, "other")).to_contain_text("Will be created.")
    page.get_by_role("button", name="Import as shown").click()
    expect(page.get_by_role("main")).to_contain_text("The import is done.")
    expect(page.get_by_role("link", name="created 1")).to_be_visible()
    expect(page.get_by_role("link", name="updated 1")).to_be_visible()
    assert _venue() == "Trans. Med. Imaging"
    assert Publication.objects.live().count() == 3
    page.get_by_role("link", name="Take this import back").click()
    expect(page.get_by_role("main")).to_contain_text("disappears from the portal: 1")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("main")).to_contain_text("The import was taken back.")
    assert _venue() == "IEEE TMI"
    assert Publication.objects.live().count() == 2


def test_what_was_merged_by_itself_is_listed_and_can_be_made_another_record(page, records):
    vessels = VESSELS.replace("Martin J. Menten and others", "M. Menten and others")
    upload(page, vessels.replace("{vessels,", "{twin,"), source="DBLP")
    page.get_by_role("button", name=re.compile("merged by itself")).click()
    twin = entry_in(page, "twin")
    expect(twin).to_contain_text("Merged with the publication “vessels” by itself")
    twin.get_by_label("not the same: create it").check()
    expect(twin).to_contain_text("Will be created.")
    page.get_by_role("button", name="Import the one entry").click()
    expect(page.get_by_role("main")).to_contain_text("The import is done.")
    assert Publication.objects.filter(title__contains="skeletonization").count() == 2


def test_the_whole_way_by_keyboard_alone(page, records):
    page.goto("/admin/imports/new/")
    page.get_by_label("Or entries, pasted").focus()
    page.keyboard.insert_text(MOVED)
    page.keyboard.press("Tab")
    page.keyboard.insert_text("Zotero")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Search these entries")).to_be_visible()
    page.get_by_label("Search these entries").focus()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name || document.activeElement.innerText")
        reached.append(name)
        if name.startswith("decision-"):
            break
    assert any(name.startswith("field-") for name in reached), reached
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status").filter(has_text="1 field will be updated.")).to_be_visible()
    assert page.evaluate("document.activeElement.name").startswith("decision-"), "the focus stays"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Import as shown":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("The import is done.")
    assert _venue() == "Trans. Med. Imaging"


def test_a_choice_is_saved_without_a_reload_and_the_counts_follow(page, records):
    upload(page, MOVED + LOOKALIKE)
    page.evaluate("window.same = true")
    decision = entry_in(page, "other").get_by_label("the same: merge it")
    decision.check()
    expect(page.get_by_role("status").filter(has_text="Saved. other:")).to_be_visible()
    expect(entry_in(page, "other")).to_contain_text("2 fields will be updated.")
    expect(page.get_by_role("button", name="to decide 1")).to_be_visible()
    expect(page.get_by_role("button", name="to be updated 1")).to_be_visible()
    expect(decision).to_be_focused()
    assert page.evaluate("window.same")
    page.reload()
    expect(entry_in(page, "other").get_by_label("the same: merge it")).to_be_checked()


def test_taking_the_files_values_moves_every_field_with_it(page, records):
    upload(page, MOVED)
    entry_in(page, "cascade").get_by_label("take the file's values").check()
    field = entry_in(page, "cascade").get_by_label("container title: the file's value")
    expect(field).to_be_checked()
    entry_in(page, "cascade").get_by_label("container title: the record's value").check()
    expect(entry_in(page, "cascade").get_by_label("as planned")).to_be_checked()


def test_a_choice_that_cannot_be_saved_says_so_and_is_not_lost(open_window, records):
    page = open_window()
    upload(page, MOVED + LOOKALIKE)
    page.route("**/decide/**", lambda route: route.abort())
    entry_in(page, "other").get_by_label("leave it out this time").check()
    expect(page.get_by_role("status").filter(has_text="Not saved.")).to_be_visible()
    page.unroute("**/decide/**")
    page.get_by_role("button", name="Save choices").click()
    expect(entry_in(page, "other").get_by_label("leave it out this time")).to_be_checked()
    expect(entry_in(page, "other")).to_contain_text("Left out this time.")


def test_two_clicks_on_import_are_one(page):
    upload(page, CASCADE)
    page.get_by_role("button", name="Import as shown").dblclick()
    expect(page.get_by_role("main")).to_contain_text("The import is done.")
    assert Publication.objects.count() == 1


def test_files_can_be_dropped(page):
    page.goto("/admin/imports/new/")
    files = page.evaluate_handle(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.bib"));
          data.items.add(new File(["% nothing else"], "second.bib"));
          return data;
        }""",
        CASCADE,
    )
    zone = "[data-import-drop]"
    page.dispatch_event(zone, "dragover", {"dataTransfer": files})
    page.dispatch_event(zone, "drop", {"dataTransfer": files})
    page.get_by_role("button", name="Show the plan").click()
    expect(page.get_by_role("main")).to_contain_text("dropped.bib, line 1")


def test_what_is_too_large_is_not_even_sent(page, settings):
    settings.IMPORT_MAX_BYTES = 1000
    page.goto("/admin/imports/new/")
    page.get_by_label("Or entries, pasted").fill("%" * 2000)
    page.get_by_role("button", name="Show the plan").click()
    expect(page.get_by_role("alert")).to_contain_text("Split it into smaller files")
    assert page.url.endswith("/new/")


def test_the_progress_of_a_large_import_survives_a_reload(page, records):
    batch = ImportBatch.objects.get()
    batch.status = ImportStatus.APPLYING
    batch.counts = {"new": 10}
    batch.save()
    page.goto(f"/admin/imports/{batch.pk}/")
    expect(page.get_by_text("Waiting for the worker to begin.")).to_be_visible()
    batch.progress = _progress(batch, 4)
    for _ in range(2):
        expect(page.get_by_role("status").filter(has_text="4 of 10 entries")).to_be_visible()
        expect(page.get_by_role("progressbar")).to_have_js_property("value", 4)
        page.reload()
    ImportBatch.objects.update(status=ImportStatus.APPLIED)
    expect(page.get_by_role("link", name="Take this import back")).to_be_visible()


def _progress(batch, done):
    from_model = ImportBatch._meta.get_field("progress").related_model
    return from_model.objects.create(batch=batch, done=done, total=10)
