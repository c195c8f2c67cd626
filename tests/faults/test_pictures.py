"""The worker is killed while it makes pictures in the sizes that pages show."""

import os
import signal
import time

from PIL import Image

from tests.running_portal import wait_until

SHOW_PICTURE = """
import io
from PIL import Image as Pillow
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from labportal.models import LabSettings
from people.models import Person
file = io.BytesIO()
Pillow.effect_noise((900, 900), 90).save(file, "PNG")
content = ContentFile(file.getvalue(), "noise.png")
picture = get_image_model().objects.create(title="Noise", file=content)
LabSettings.objects.update(logo=picture)
Person.objects.create(given="Ada", family="Lovelace", photo=picture)
"""
#: A logo has two sizes, a portrait three.
SIZES = 5
TWO_DAYS = 2 * 24 * 60 * 60


def files_of(portal):
    return {path for path in (portal.media / "images").glob("*") if path.is_file()}


def rows_of(portal):
    with portal.database() as cursor:
        cursor.execute("SELECT file FROM wagtailimages_rendition")
        return {portal.media / name for (name,) in cursor.fetchall()}


def test_a_worker_that_is_killed_while_it_makes_pictures_leaves_none_out(portal):
    portal.shell(SHOW_PICTURE)
    with portal.database() as cursor:
        # Rows of pictures wait, so that the worker is killed between a file and its row.
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE wagtailimages_rendition IN SHARE MODE")
        first = portal.start("manage.py", "worker")
        wait_until(lambda: files_of(portal), "the first picture")
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
        cursor.execute("ROLLBACK")
    lost = files_of(portal)
    assert rows_of(portal) == set()
    web = portal.start_web()
    assert portal.get("/").status == 200
    portal.end(web)
    second = portal.start("manage.py", "worker")
    wait_until(lambda: len(rows_of(portal)) == SIZES, "the pictures of the next worker")
    for path in rows_of(portal):
        with Image.open(path) as picture:
            picture.load()
    portal.end(second)
    # What might still get its row stays.
    assert files_of(portal) == rows_of(portal) | lost
    for path in lost:
        os.utime(path, (time.time() - TWO_DAYS,) * 2)
    third = portal.start("manage.py", "worker")
    wait_until(lambda: files_of(portal) == rows_of(portal), "what no page shows to be deleted")
    assert len(rows_of(portal)) == SIZES
    portal.end(third)
