"""Addresses of accent colours, icons and cards."""

import io

import pytest
from django.core.cache import cache
from django.urls import reverse
from PIL import Image

from labportal.models import LabSettings
from tests.factories import portrait
from tests.portal import makes_renditions


@pytest.fixture(autouse=True)
def _nothing_is_cached():
    cache.clear()
    yield
    cache.clear()


def _size(response, kind="png"):
    assert response["Content-Type"] == f"image/{kind}"
    return Image.open(io.BytesIO(response.content)).size


def test_an_accent_is_a_style_sheet_for_light_and_dark_grounds(client):
    response = client.get(reverse("accent", args=["aa2244"]))
    assert response["Content-Type"] == "text/css; charset=utf-8"
    css = response.content.decode()
    assert "--accent: light-dark(#aa2244, #" in css
    assert "--accent-strong: light-dark(#" in css
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_there_is_a_card_in_each_language(site_tree, client, language):
    response = client.get(reverse("share_card", args=[language]))
    assert _size(response, "jpeg") == (1200, 630)
    assert "max-age=86400" in response["Cache-Control"]


def test_the_cards_of_two_languages_differ(site_tree, client):
    english, german = (client.get(reverse("share_card", args=[code])) for code in ("en", "de"))
    assert english.content != german.content


@makes_renditions
def test_an_icon_is_the_logo_where_there_is_one(site_tree, client):
    letters = client.get(reverse("lab_icon", args=[180]))
    assert _size(letters) == (180, 180)
    LabSettings.objects.update(logo=portrait("logo"))
    cache.clear()
    logo = client.get(reverse("lab_icon", args=[180]))
    assert _size(logo) == (180, 180)
    assert logo.content != letters.content


@pytest.mark.parametrize("path", ["/brand/icon-33.png", "/brand/card-fr.jpg"])
def test_other_sizes_and_languages_are_not_found(site_tree, client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/brand/icon-180.png", "/brand/card-en.jpg"])
def test_a_host_without_a_site_has_no_pictures(site_tree, client, path):
    site_tree.site.delete()
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_addresses_are_asked_and_take_nothing(client):
    assert client.post("/brand/accent-aa2244.css").status_code == 405
