"""The daily work of a member of the lab."""

import re

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect
from wagtail.images import get_image_model

from labportal.roles import MEMBERS
from people.models import Person, PersonLink
from tests.portal import makes_renditions

pytestmark = [pytest.mark.browser, makes_renditions]

HINT = "Press on what has to stay in sight where the picture is cut, such as the face."


def test_the_own_record_is_opened_from_the_listing_and_saved(sign_in):
    desk = sign_in(MEMBERS)
    desk.go("People")
    desk.open("Ada Lovelace")
    desk.save("Person 'Ada Lovelace' updated.")


@pytest.fixture
def photo(tmp_path):
    """A picture with somebody at its left."""
    image = Image.new("RGB", (400, 200), "#dfe7ee")
    pen = ImageDraw.Draw(image)
    pen.ellipse((60, 150, 140, 300), fill="#30526e")
    pen.ellipse((70, 65, 130, 145), fill="#c8a288")
    path = tmp_path / "ada.png"
    image.save(path)
    return path


@pytest.mark.usefixtures("in_either_language")
def test_portrait_links_and_who_sees_what_are_entered_in_nine_presses(sign_in, photo):
    desk = sign_in(MEMBERS)
    desk.open("My profile")
    desk.press("Choose an image")
    dialog = desk.window.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.locator("input[type=file]").set_input_files(photo)
    face = dialog.get_by_role("button", name=HINT)
    expect(face.locator("img")).to_have_js_property("naturalWidth", 400)
    box = face.bounding_box()
    face.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    crop = dialog.get_by_role("figure", name="As a portrait").locator("img")
    expect(crop).to_have_css("object-position", re.compile(r"^(2[45](\.\d+)?)% 50%$"))
    desk.picture("portrait", at=face)
    dialog.get_by_role("button", name="Upload").click()
    expect(desk.window.locator("#id_photo-title")).to_have_text("ada")
    desk.window.locator("#id_links-ADD").click()
    desk.fill(label="Blog", URL="https://example.org/ada")
    desk.choose(portrait_is_shown_to="those who are signed in")
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_contain_text("Ada Lovelace")
    desk.took(at_most=9)
    ada, image = Person.objects.get(), get_image_model().objects.get()
    assert (ada.photo, ada.photo_visibility) == (image, "members")
    assert (image.focal_point_x, image.focal_point_y) == (
        pytest.approx(100, abs=2),
        pytest.approx(100, abs=2),
    )
    assert PersonLink.objects.get().url == "https://example.org/ada"


def test_the_point_of_a_picture_is_moved_by_keys_and_forgotten_with_the_picture(
    sign_in, photo, tmp_path
):
    desk = sign_in(MEMBERS)
    desk.open("My profile")
    desk.press("Choose an image")
    dialog = desk.window.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    file, face = dialog.locator("input[type=file]"), dialog.get_by_role("button", name=HINT)
    left, width = dialog.locator(".focal_point_x"), dialog.locator(".focal_point_width")
    file.set_input_files(photo)
    expect(left).to_have_value("")
    expect(face.locator("img")).to_have_js_property("naturalWidth", 400)
    face.press("Enter")
    expect(left).to_have_value("200")
    crop = dialog.locator(".focal-crop img")
    expect(crop).to_have_css("object-position", "50% 50%")
    face.press("ArrowRight")
    expect(left).to_have_value("220")
    expect(width).to_have_value("50")
    expect(crop).to_have_css("object-position", "55% 50%")
    for _press in range(9):
        face.press("ArrowRight")
    expect(crop).to_have_css("object-position", "100% 50%")
    file.set_input_files(photo.rename(tmp_path / "other.png"))
    expect(left).to_have_value("")
    text = tmp_path / "ada.txt"
    text.write_text("No picture")
    file.set_input_files(text)
    expect(face).to_have_count(0)


def test_what_the_own_profile_lacks_opens_the_form_at_its_field(sign_in):
    desk = sign_in(MEMBERS)
    desk.sees("My profile lacks:")
    desk.picture("profile-gaps", at=desk.window.get_by_text("My profile lacks:"))
    desk.open("a link, such as to a page elsewhere")
    add = desk.window.locator("#id_links-ADD")
    expect(add).to_be_in_viewport()
    add.click()
    desk.fill(label="Blog", URL="https://example.org/ada")
    desk.save("updated.")
    desk.window.get_by_role("link", name="Dashboard").first.click()
    desk.open("an ORCID iD")
    expect(desk.window.get_by_role("textbox", name="ORCID iD")).to_be_in_viewport()
    desk.fill(ORCID="0000-0002-1825-0097")
    desk.save("updated.")
    desk.window.get_by_role("link", name="Dashboard").first.click()
    lacks = desk.window.get_by_role("listitem").filter(has_text="My profile lacks:")
    expect(lacks).to_contain_text("a portrait")
    expect(lacks).not_to_contain_text("ORCID")
    expect(lacks).not_to_contain_text("a link")
