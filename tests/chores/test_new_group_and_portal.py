"""A new group with its pages, and the portal's own particulars: the office's work."""

import pytest
from playwright.sync_api import expect
from wagtail.images.tests.utils import get_test_image_file

from groups.models import ResearchGroup, ResearchGroupPage
from labportal.models import LabSettings, Menu, StandardPage
from labportal.roles import ADMINISTRATORS
from tests.portal import makes_renditions

pytestmark = [pytest.mark.browser, makes_renditions]


def test_a_new_group_gets_pages_in_both_languages_and_its_editors(sign_in, portal_server):
    desk = sign_in(ADMINISTRATORS)
    desk.open("New group")
    desk.window.get_by_label("Name (English)").fill("Machine vision")
    desk.window.get_by_label("Name (German)").fill("Maschinelles Sehen")
    desk.fill(since="2026-10")
    desk.choose(lead="Ada Lovelace (Engines: Head of the chair)", role_of_the_lead="Group leader")
    desk.window.get_by_label("Ada Lovelace (Members)").check()
    desk.window.get_by_label("published at once").check()
    desk.picture("new-group", at=desk.window.get_by_label("Name (English)"))
    desk.press("Save")
    said = desk.window.locator(".messages")
    expect(said).to_contain_text("The group “Machine vision” was founded.")
    said.get_by_role("link", name="Page (German)").click()
    expect(desk.window.get_by_role("textbox", name="Title")).to_have_value("Maschinelles Sehen")
    desk.took(at_most=12)
    # In the first language of the portal, whoever founds it.
    group = ResearchGroup.objects.get(slug="machine-vision")
    pages = {one.locale.language_code: one for one in ResearchGroupPage.objects.filter(group=group)}
    assert pages.keys() == {"en", "de"}
    assert pages["en"].translation_key == pages["de"].translation_key
    assert [user.username for user in group.editors.user_set.all()] == ["Members"]
    desk.window.goto(f"{portal_server.url}/de/research/machine-vision/")
    desk.sees("Ada Lovelace")


def test_name_and_logo_menus_and_imprint_are_changed_from_the_first_page(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.open("Name, logo and contact of the lab")
    desk.fill(lab="Institute of Engines")
    desk.press("Choose an image")
    dialog = desk.window.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    file = get_test_image_file("logo.png", size=(64, 64))
    dialog.get_by_label("File").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": file.file.getvalue()}
    )
    # A script makes the title of the file's name.
    expect(dialog.get_by_role("textbox", name="Title")).to_have_value("logo")
    dialog.get_by_role("button", name="Upload").click()
    expect(desk.window.get_by_text("logo", exact=True)).to_be_visible()
    desk.save("updated")
    desk.window.get_by_role("link", name="Dashboard").click()
    desk.open("Main menu, English")
    desk.window.get_by_label("Label").first.fill("Our research")
    desk.save("updated")
    desk.window.get_by_role("link", name="Dashboard").click()
    desk.open("Imprint (English)")
    desk.window.get_by_role("textbox", name="Title").fill("Legal notice")
    desk.window.get_by_role("button", name="More actions").click()
    desk.press("Publish")
    expect(desk.window.locator(".messages")).to_contain_text("Legal notice")
    desk.took(at_most=12)
    lab = LabSettings.objects.get()
    assert lab.logo.title == "logo"
    assert "Institute of Engines" in {text.lab_name for text in lab.texts.all()}
    menu = Menu.objects.get(place=Menu.Place.MAIN, language="en")
    assert menu.items.first().label == "Our research"
    assert StandardPage.objects.get(title="Legal notice").live
