"""The style of a journal, or the lab's own: added by an administrator and chosen."""

import pytest
from playwright.sync_api import expect

from labportal.models import LabSettings
from labportal.roles import ADMINISTRATORS
from publications.models import CitationStyle
from tests.factories import PublicationFactory
from tests.publications.citations.style_files.sources import style_source

pytestmark = pytest.mark.browser


def test_a_style_is_added_from_a_file_looked_at_and_chosen_for_the_lab(
    sign_in, portal_server, tmp_path
):
    PublicationFactory(title="On engines", authors=["Ada Lovelace"])
    file = tmp_path / "engines.csl"
    file.write_text(style_source(), encoding="utf-8")
    desk = sign_in(ADMINISTRATORS)
    desk.go("Settings", "Citation styles")
    desk.open("Add citation style")
    desk.window.locator("input[type=file]").set_input_files(file)
    desk.press("Look at it")
    main = desk.window.get_by_role("main")
    expect(main.get_by_text("On engines (House of Engines)").first).to_be_visible()
    desk.picture("citation-style", at=main.get_by_role("heading", name="Engines"))
    desk.press("Add this style")
    expect(desk.window.locator(".messages")).to_contain_text("Engines")
    expect(desk.window.get_by_role("link", name="Engines", exact=True)).to_be_visible()
    desk.window.get_by_role("link", name="Dashboard").first.click()
    desk.open("Name, logo and contact of the lab")
    desk.choose(citation_style="Engines")
    desk.save("updated")
    desk.took(at_most=9)
    assert LabSettings.objects.get().citation_style == CitationStyle.objects.get().key
    desk.window.goto(f"{portal_server.url}/publications/")
    desk.sees("On engines (House of Engines)")


def test_a_file_that_is_no_style_says_what_is_wrong_at_its_field(sign_in, tmp_path):
    file = tmp_path / "notes.csl"
    file.write_text("Lovelace 1843", encoding="utf-8")
    desk = sign_in(ADMINISTRATORS)
    desk.go("Settings", "Citation styles")
    desk.open("Add citation style")
    desk.window.locator("input[type=file]").set_input_files(file)
    desk.press("Look at it")
    expect(desk.window.locator(".error-message")).to_contain_text("not well-formed XML")
    assert not CitationStyle.objects.exists()


def test_a_style_in_use_is_removed_and_its_lists_go_on(sign_in, portal_server):
    PublicationFactory(title="On engines", authors=["Ada Lovelace"])
    style = CitationStyle.objects.create(key="engines", title="Engines", source=style_source())
    LabSettings.objects.update(citation_style=style.key)
    desk = sign_in(ADMINISTRATORS)
    desk.go("Settings", "Citation styles")
    desk.window.get_by_role("link", name="Engines", exact=True).click()
    desk.sees("On engines (House of Engines)")
    desk.window.get_by_role("button", name="Actions").first.click()
    desk.window.get_by_role("link", name="Delete").click()
    expect(desk.window.get_by_role("main")).to_contain_text("print in the portal's own style")
    desk.press("Yes, delete")
    desk.took(at_most=7)
    desk.window.goto(f"{portal_server.url}/publications/")
    desk.sees("On engines")
    expect(desk.window.get_by_text("House of Engines")).to_have_count(0)
