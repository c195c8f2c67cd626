"""The look of the lab: its colour, its icon, and the picture of a page that is shared."""

import gc
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import ExifTags, Image
from wagtail.images import get_image_model

from labportal.base.pictures import warn_of
from labportal.brand.branding import share_locale
from labportal.models import LabSettings
from tests.html import Html
from tests.portal import World, makes_renditions

pytestmark = makes_renditions


def _preview(page: Html) -> dict[str, str]:
    """Return the Open Graph tags of a page."""
    return {
        tag["property"][3:]: tag["content"]
        for tag in page.all("meta")
        if (tag["property"] or "").startswith("og:")
    }


def _picture(address: str, client: Client) -> Image.Image:
    response = client.get(address.replace("http://testserver", ""))
    assert response.status_code == 200, address
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return Image.open(io.BytesIO(content))


def _photograph(**fields: Any) -> Any:
    """Return a picture as a camera makes it, which tells where it was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Camera of Ada"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (48.0, 15.0, 44.0)
    buffer = io.BytesIO()
    Image.new("RGB", (2000, 1400), "#345").save(buffer, "JPEG", exif=exif)
    file = ContentFile(buffer.getvalue(), name="photograph.jpg")
    return get_image_model().objects.create(title="Engine", file=file, **fields)


def test_every_kind_of_page_has_a_preview_of_its_own(world: World, get: Any) -> None:
    titles = {kind: _preview(get(path)).get("title") for kind, path in world.paths.items()}
    assert titles.pop("search") is None
    assert titles == {
        "home": "Home",
        "research": "Research",
        "group": "Machines",
        "people": "People",
        "person": "Ada Lovelace",
        "topics": "Topics",
        "topic": "Privacy",
        "publications": "Publications",
        "publication": "On engines",
        "news": "News",
        "openings": "Openings",
        "standard": "Imprint",
    }


def test_a_preview_says_what_the_page_is_about_and_where_it_is(world: World, get: Any) -> None:
    preview = _preview(get(f"/de{world.paths['topic']}"))
    assert preview["description"] == "Geheimnisse."
    assert preview["url"] == f"http://testserver/de{world.paths['topic']}"
    assert (preview["locale"], preview["site_name"]) == ("de_DE", "Testlabor")


def test_the_picture_of_a_preview_is_drawn_here(world: World, get: Any, client: Client) -> None:
    preview = _preview(get("/"))
    picture = _picture(preview["image"], client)
    assert picture.size == (1200, 630)
    assert (preview["image:width"], preview["image:height"]) == ("1200", "630")
    assert preview["image"].startswith("http://testserver/")


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        *(("en", "en_GB"), ("en-us", "en_US"), ("de", "de_DE"), ("de-at", "de_AT")),
        *(("fr", "fr_FR"), ("pt-br", "pt_BR"), ("uk", "uk_UA"), ("zh-hans", "zh_Hans")),
    ],
)
def test_a_language_has_a_territory_in_previews(language: str, shown: str) -> None:
    assert share_locale(language) == shown


def test_previews_name_their_language_with_its_territory(world: World, get: Any) -> None:
    assert _preview(get("/"))["locale"] == "en_GB"
    assert _preview(get("/de/"))["locale"] == "de_DE"


def test_the_card_follows_the_language_and_the_colour_of_the_lab(
    world: World, client: Client
) -> None:
    english, german = (client.get(f"/brand/card-{code}.jpg") for code in ("en", "de"))
    assert english.content != german.content
    LabSettings.objects.update(accent="#7a3b35")
    address = _preview(Html(client.get("/").content.decode()))["image"]
    assert _picture(address, client).getpixel((5, 5)) == pytest.approx((0x7A, 0x3B, 0x35), abs=3)


def test_a_portrait_stands_for_a_person_if_everybody_may_see_it(world: World, get: Any) -> None:
    preview = _preview(get(world.paths["person"]))
    assert preview["image"].endswith(".jpg")
    assert "card" not in preview["image"]
    world.lead.photo_visibility = "members"
    world.lead.save()
    assert "card" in _preview(get(world.paths["person"]))["image"]


def test_pictures_do_not_tell_where_they_were_taken(world: World, get: Any, client: Client) -> None:
    page = world.tree.pages["home"]["en"]
    page.picture = _photograph(description="An engine")
    page.save()
    home = get("/")
    preview = _preview(home)
    assert preview["image:alt"] == "An engine"
    shown = [preview["image"], *(image["src"] for image in home.main.all("img"))]
    assert len(shown) > 1
    for address in shown:
        picture = _picture(address, client)
        assert not picture.getexif()
        assert b"Camera of Ada" not in picture.fp.getvalue()


def test_pictures_come_in_several_sizes_and_keep_their_place(world: World, get: Any) -> None:
    page = world.tree.pages["home"]["en"]
    page.picture = _photograph()
    page.save()
    [image] = [one for one in get("/").main.all("img") if "wide-picture" in (one["class"] or "")]
    widths = [part.split()[1] for part in image["srcset"].split(", ")]
    assert widths == ["480w", "720w", "960w", "1440w"]
    assert ".webp" in image["src"]
    assert image["width"]
    assert image["height"]


def test_the_accent_has_a_style_sheet_of_its_own(world: World, client: Client) -> None:
    before = client.get("/").content.decode()
    assert "/brand/accent-" not in before
    LabSettings.objects.update(accent="#7a3b35")
    assert "/brand/accent-7a3b35.css" in client.get("/").content.decode()
    response = client.get("/brand/accent-7a3b35.css")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "--accent: light-dark(#7a3b35, " in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/brand/accent-red.css",
        "/brand/accent-7a3b3.css",
        "/brand/card-fr.jpg",
        "/brand/icon-7.png",
        "/brand/icon-99999999.png",
    ],
)
def test_what_nobody_asked_for_is_not_drawn(world: World, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_icon_is_the_logo_or_the_first_letters_of_the_lab(world: World, client: Client) -> None:
    letters = client.get("/brand/icon-192.png?v=1")
    LabSettings.objects.update(logo=_photograph())
    logo = client.get("/brand/icon-192.png?v=2")
    assert letters.content != logo.content
    for response in (letters, logo):
        assert Image.open(io.BytesIO(response.content)).size == (192, 192)
    assert client.get("/favicon.ico").status_code == 200


def test_long_and_foreign_names_fit_on_the_card(world: World, client: Client) -> None:
    lab = LabSettings.objects.get()
    lab.texts.filter(language="en").update(
        lab_name="Łódź " * 40, university="李 Д \u0301" * 30, tagline="a" * 300
    )
    assert client.get("/brand/card-en.jpg?v=3").status_code == 200


def _lost(image: Any) -> Any:
    """Return the picture, whose file is gone and which was never shown."""
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    return get_image_model().objects.get(pk=image.pk)


def _damaged(image: Any) -> Any:
    """Return the picture, whose file holds something else and which was never shown."""
    image.renditions.all().delete()
    Path(image.file.path).write_bytes(b"\x89PNG\r\n\x1a\nno picture")
    return get_image_model().objects.get(pk=image.pk)


@pytest.mark.parametrize("spoil", [_lost, _damaged])
def test_a_page_is_shown_without_a_picture_that_cannot_be_read(
    world: World, get: Any, client: Client, caplog: pytest.LogCaptureFixture, spoil: Any
) -> None:
    warn_of.cache_clear()
    home = world.tree["home"]["en"]
    home.picture = spoil(_photograph(description="An engine"))
    home.body = [("figure", {"image": home.picture, "caption": "Of it"})]
    home.save()
    world.lead.photo = spoil(world.lead.photo)
    world.lead.save()
    LabSettings.objects.update(logo=spoil(_photograph()))
    assert "card" in _preview(get("/"))["image"]
    for path in ("/people/", world.paths["person"]):
        page = get(path)
        assert not page.main.all("img"), path
        assert "AL" in [shown.text for shown in page.main.all("span", "portrait")], path
    assert "card" in _preview(get(world.paths["person"]))["image"]
    logo = _picture("/brand/icon-192.png?v=3", client)
    assert logo.size == (192, 192)
    warned = [record.getMessage() for record in caplog.records]
    assert len(warned) == len(set(warned)) == 3
    assert f"Picture {home.picture.pk} cannot be read" in warned[0]
    gc.collect()  # the temporary files of the failed renditions, while their warning is ignored


def test_the_icon_is_the_letters_where_the_logo_has_lost_its_files(
    world: World, client: Client
) -> None:
    logo = _photograph()
    LabSettings.objects.update(logo=logo)
    assert client.get("/brand/icon-192.png?v=4").status_code == 200
    for rendition in logo.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    assert client.get("/brand/icon-192.png?v=5").status_code == 200
