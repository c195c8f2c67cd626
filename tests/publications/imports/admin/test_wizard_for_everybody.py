"""Every page of the import wizard can be used by everybody: axe, narrow windows, the dark."""

import pytest
from playwright.sync_api import expect

from publications.models import ImportBatch
from tests.axe import findings
from tests.publications.imports.admin.windows import MOVED, upload
from tests.publications.imports.admin.wizard import BROKEN, CASCADE, LOOKALIKE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: Parts of Wagtail's own page that are left out of the check, and why.
OF_WAGTAIL = {".messages": "It fades in: its colours are measured half-way."}


def _upload_whole(page, text):
    page.goto("/admin/imports/new/")
    page.get_by_label("Or entries, pasted").fill(text)
    page.get_by_label("Source").fill("Zotero")
    page.get_by_label("Complete").check()
    page.get_by_role("button", name="Show the plan").click()


# Colours do not depend on the width, nor what does not fit on colours.
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_every_page_of_the_wizard_can_be_used_by_everybody(open_window, records, width, scheme):
    page = open_window(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto("/admin/imports/new/")
    _is_accessible(page)
    page.get_by_role("button", name="Show the plan").click()
    _is_accessible(page)
    upload(page, MOVED + LOOKALIKE + BROKEN + CASCADE, source="Zoter")
    page.locator("summary", has_text="As in the file").first.click()
    _is_accessible(page)
    plan = page.url
    page.get_by_role("button", name="Check again").click()
    _is_accessible(page)
    page.get_by_role("button", name="Table").click()
    _is_accessible(page)
    page.get_by_label("All 4 entries shown").select_option("later")
    page.get_by_role("button", name="Decide for all").click()
    expect(page.get_by_role("button", name="Take that back")).to_be_visible()
    _is_accessible(page)
    page.get_by_role("button", name="Take that back").click()
    page.get_by_role("button", name="Cards").click()
    expect(page.get_by_text("Beside the entry in line")).to_be_visible()
    page.get_by_role("button", name="Import as shown").click()
    expect(page.get_by_role("main")).to_contain_text("The import is done.")
    _is_accessible(page)
    page.get_by_role("link", name="Take this import back").click()
    _is_accessible(page)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("main")).to_contain_text("The import was taken back.")
    _is_accessible(page)
    _upload_whole(page, BROKEN)
    _is_accessible(page)
    page.get_by_role("button", name="Yes, it is the whole").click()
    expect(page.get_by_text("not in the file").first).to_be_visible()
    _is_accessible(page)
    page.goto("/admin/imports/")
    _is_accessible(page)
    ImportBatch.objects.filter(pk=int(plan.rstrip("/").rsplit("/")[-1])).update(status="planning")
    page.goto(plan)
    _is_accessible(page)


def _is_accessible(page):
    expect(page.get_by_role("main")).to_be_visible()
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert findings(page, without=tuple(OF_WAGTAIL)) == [], page.url
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page.url} is {wide} pixels wider than the window"
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".nice-padding *")]
          .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
          .filter(element => !element.closest("table.listing, .w-sr-only, .import-scroll table"))
          .map(element => element.outerHTML.slice(0, 100))"""
    )
    assert cut == [], page.url


@pytest.mark.parametrize("scripts", [True, False])
def test_the_table_takes_decisions_with_and_without_scripts(open_window, records, scripts):
    page = open_window(java_script_enabled=scripts)
    upload(page, MOVED + LOOKALIKE)
    page.get_by_role("button", name="Table").click()
    page.get_by_role("button", name="Citekey").click()
    page.get_by_role("button", name="Citekey").click()
    rows = page.locator("[data-import-entry]")
    expect(rows.first).to_contain_text("other")
    page.get_by_label("Decision about other").select_option("the same: merge it")
    if scripts:
        expect(page.get_by_role("status").filter(has_text="Saved. other:")).to_be_visible()
    else:
        page.get_by_role("button", name="Save choices").click()
    expect(rows.first).to_contain_text("2 fields will be updated.")
    page.reload()
    expect(page.get_by_label("Decision about other")).to_have_value("same")
    assert "view=table" in page.url
    assert "sort=-citekey" in page.url
