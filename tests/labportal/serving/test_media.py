"""Uploaded files, and which of them the portal hands out by their place."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

PIXEL = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


@pytest.fixture
def media(settings: Settings, tmp_path: Path) -> Path:
    """Return a media folder with one picture in each of its usual folders."""
    settings.MEDIA_ROOT = tmp_path
    for folder in ("images", "avatar_images", "original_images", "documents"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "pixel.gif").write_bytes(PIXEL)
    (tmp_path / "pixel.gif").write_bytes(PIXEL)
    return tmp_path


@pytest.mark.usefixtures("media")
@pytest.mark.parametrize("folder", ["images", "avatar_images"])
def test_pictures_of_pages_are_sent_and_may_be_kept(client: Client, folder: str) -> None:
    response = client.get(f"/media/{folder}/pixel.gif")
    assert b"".join(response) == PIXEL
    assert response["Content-Type"] == "image/gif"
    assert response["Cache-Control"] == "public, max-age=3600"
    unchanged = client.get(
        f"/media/{folder}/pixel.gif", headers={"If-Modified-Since": response["Last-Modified"]}
    )
    assert unchanged.status_code == 304


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
@pytest.mark.parametrize(
    "path",
    [
        "documents/pixel.gif",
        "original_images/pixel.gif",
        "pixel.gif",
        "images/",
        "images/missing.gif",
        "images/../documents/pixel.gif",
        "images/%2e%2e/documents/pixel.gif",
        "images//../../documents/pixel.gif",
        f"images/{300 * 'x'}",
        "images/%00",
    ],
)
def test_anything_else_is_not_sent(client: Client, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404
