"""Menus that editors manage."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation
from wagtail.models import Page, Site

from labportal.models.menu import Menu, MenuItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def menu():
    return Menu.objects.create(site=Site.objects.get(), place="main", language="de")


@pytest.fixture
def page():
    return Page.objects.get(depth=2)


def test_a_menu_is_called_after_its_place_and_language(menu):
    assert str(menu) == "main menu, German"
    with translation.override("de"):
        assert str(menu) == "Hauptmenü, Deutsch"


def test_there_is_one_menu_of_a_place_and_a_language(menu):
    Menu.objects.create(site=menu.site, place="footer", language="de")
    Menu.objects.create(site=menu.site, place="main", language="en")
    with pytest.raises(ValidationError, match="There is such a menu already"):
        Menu(site=menu.site, place="main", language="de").full_clean()
    with pytest.raises(IntegrityError):
        Menu.objects.create(site=menu.site, place="main", language="de")


@pytest.mark.parametrize(
    ("fields", "valid"),
    [
        ({"page": True}, True),
        ({"page": True, "label": "Start"}, True),
        ({"url": "https://example.org/", "label": "Elsewhere"}, True),
        ({"url": "https://example.org/"}, False),
        ({"label": "Nowhere"}, False),
        ({}, False),
        ({"page": True, "url": "https://example.org/", "label": "Both"}, False),
    ],
)
def test_an_entry_is_a_page_or_an_address_with_a_label(menu, page, fields, valid):
    fields = {**fields, **({"page": page} if "page" in fields else {})}
    if valid:
        MenuItem(menu=menu, **fields).full_clean()
        MenuItem.objects.create(menu=menu, **fields)
        return
    with pytest.raises(ValidationError):
        MenuItem(menu=menu, **fields).full_clean()
    with pytest.raises(IntegrityError):
        MenuItem.objects.create(menu=menu, **fields)


def test_whoever_gives_both_is_told_at_the_address(menu, page):
    with pytest.raises(ValidationError) as error:
        MenuItem(menu=menu, page=page, url="https://example.org/", label="Both").clean()
    assert error.value.message_dict == {"url": ["Choose a page or give a URL, not both."]}


def test_an_entry_is_called_by_its_label_or_by_its_page(page):
    assert str(MenuItem(page=page, label="Start")) == "Start"
    assert str(MenuItem(page=page)) == page.title
    assert str(MenuItem(url="https://example.org/")) == "https://example.org/"


def test_an_entry_goes_with_its_page(menu, page):
    child = page.add_child(instance=Page(title="Child", slug="child"))
    MenuItem.objects.create(menu=menu, page=child)
    child.delete()
    assert not MenuItem.objects.exists()
