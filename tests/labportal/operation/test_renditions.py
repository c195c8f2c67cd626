"""Pictures are made by the worker before anybody looks, and tried again where that failed."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from labportal.base import pictures
from labportal.base.pictures import SHAPES, SHARED_PORTRAIT
from labportal.models import HomePage, LabSettings
from labportal.operation import renditions
from labportal.operation.renditions import RenditionRound
from people.models import Person
from tests.portal import World, makes_renditions

pytestmark = [pytest.mark.django_db, makes_renditions]


@pytest.fixture
def clock(monkeypatch):
    """The seconds that have passed, which a test may add to."""
    passed = [0.0]
    monkeypatch.setattr(renditions, "monotonic", lambda: passed[0])
    return passed


@pytest.fixture(autouse=True)
def _stamp_is_known(monkeypatch, request):
    """Let each round take content for changed, as within one transaction no stamp is read."""
    if "stamps" not in request.fixturenames:
        monkeypatch.setattr(renditions, "read_stamp", iter(range(100)).__next__)


@pytest.fixture
def stamps(monkeypatch):
    """The content stamp, which a test may change."""
    now = ["first"]
    monkeypatch.setattr(renditions, "read_stamp", lambda: now[0])
    return now


def picture():
    """Return a picture that was never shown."""
    file = get_test_image_file("picture.png", size=(50, 50))
    return get_image_model().objects.create(title="Picture", file=file)


def specs(image):
    return {one.filter_spec for one in image.renditions.all()}


def test_a_portrait_a_logo_and_a_picture_of_a_page_are_made_in_the_sizes_they_are_shown_in(
    world: World,
) -> None:
    logo, photo, hero = picture(), picture(), picture()
    LabSettings.objects.update(logo=logo)
    Person.objects.filter(pk=world.lead.pk).update(photo=photo)
    home = HomePage.objects.get(pk=world.tree["home"]["en"].pk)
    home.picture = hero
    home.save()
    assert RenditionRound().go() > 8
    assert set(SHAPES["logo"]) == specs(logo)
    assert {*SHAPES["portrait"], SHARED_PORTRAIT} == specs(photo)
    assert set(SHAPES["wide"]) < specs(hero)


def test_a_visitor_after_that_waits_for_no_picture(world: World, client: Client) -> None:
    Person.objects.filter(pk=world.lead.pk).update(photo=picture())
    RenditionRound().go()
    with CaptureQueriesContext(connection) as queries:
        assert "portrait" in client.get(world.paths["person"]).content.decode()
    assert not [one for one in queries if one["sql"].startswith('INSERT INTO "wagtailimages_r')]


def test_a_picture_that_nobody_sees_is_not_made(world: World) -> None:
    unused = picture()
    RenditionRound().go()
    assert specs(unused) == set()


def test_a_round_asks_little_where_nothing_has_changed(world: World, stamps: list[str]) -> None:
    rounds = RenditionRound()
    rounds.go()
    Person.objects.filter(pk=world.lead.pk).update(photo=picture())
    assert rounds.go() == 0
    stamps[0] = "second"
    assert rounds.go() == len(SHAPES["portrait"]) + 1


def test_a_picture_that_cannot_be_made_is_tried_again_after_a_while(
    world: World, stamps: list[str], clock: list[float], monkeypatch: Any
) -> None:
    photo = picture()
    Person.objects.filter(pk=world.lead.pk).update(photo=photo)
    path = Path(photo.file.path)
    content = path.read_bytes()
    path.write_bytes(b"none")
    rounds = RenditionRound()
    assert rounds.go() == 0
    path.write_bytes(content)
    assert rounds.go() == 0
    clock[0] += rounds.PATIENCE
    monkeypatch.setattr(pictures, "cache", {})
    assert rounds.go() == len(SHAPES["portrait"]) + 1


def test_a_visitor_does_not_have_a_broken_file_read_at_each_view(
    world: World, monkeypatch: Any
) -> None:
    photo = picture()
    Path(photo.file.path).write_bytes(b"none")
    asked = []
    image_model = get_image_model()
    make = image_model.get_renditions
    monkeypatch.setattr(
        image_model, "get_renditions", lambda self, *specs: asked.append(1) or make(self, *specs)
    )
    for _ in range(3):
        assert pictures.renditions(photo, *SHAPES["portrait"]) == {}
    assert len(asked) == 1


def test_a_picture_that_failed_and_was_deleted_is_asked_for_no_more(
    world: World, stamps: list[str], clock: list[float]
) -> None:
    photo = picture()
    Person.objects.filter(pk=world.lead.pk).update(photo=photo)
    Path(photo.file.path).write_bytes(b"none")
    rounds = RenditionRound()
    rounds.go()
    Person.objects.filter(pk=world.lead.pk).update(photo=None)
    stamps[0] = "second"
    rounds.go()
    clock[0] += rounds.PATIENCE
    with CaptureQueriesContext(connection) as queries:
        assert rounds.go() == 0
    assert len(queries) == 0


def test_a_size_that_cannot_be_made_keeps_no_other_back(world: World, monkeypatch: Any) -> None:
    hero = picture()
    home = HomePage.objects.get(pk=world.tree["home"]["en"].pk)
    home.picture = hero
    home.save()
    image_model = get_image_model()
    make = image_model.get_renditions

    def fail(self: Any, *wanted: str) -> Any:
        if pictures.SHARED in wanted:
            raise OSError("cannot write this as JPEG")
        return make(self, *wanted)

    monkeypatch.setattr(image_model, "get_renditions", fail)
    RenditionRound().go()
    assert set(SHAPES["wide"]) < specs(hero)
