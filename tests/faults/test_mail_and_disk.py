"""The mail server is dead; the folder of uploads is read-only, or full."""

import shutil
import subprocess
from contextlib import contextmanager

import pytest

from tests.running_portal import free_port

PASSWORD = "correct-horse-battery"


@pytest.fixture(scope="module")
def web(portal):
    portal.extra |= {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(free_port())}
    code = (
        "from django.contrib.auth.models import User\n"
        f"User.objects.create_superuser('root', 'root@example.org', {PASSWORD!r})"
    )
    portal.shell(code)
    return portal.start_web()


@contextmanager
def mounted(folder, *options):
    """Let a folder be a file system of its own, of a megabyte."""
    program = shutil.which("mount")
    assert program, "mount is missing."
    done = subprocess.run(
        [program, "-t", "tmpfs", "-o", ",".join(["size=1m", *options]), "tmpfs", folder],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"This test mounts a file system, as root: {done.stderr}"
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_dead_mail_server_stops_nobody_who_forgot_a_password(portal, web):
    form = portal.get("/admin/password_reset/")
    assert form.status == 200
    token = form.content.decode().split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    cookie = form.headers["Set-Cookie"].split(";")[0]
    sent = f"csrfmiddlewaretoken={token}&email=root%40example.org"
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    assert portal.get("/admin/password_reset/", "POST", sent, headers).status == 302
    # The worker logs it and goes on.
    portal.manage("worker", "--batch")
    assert portal.get("/").status == 200


UPLOAD = """
import io
from PIL import Image as Pillow
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
file = io.BytesIO()
Pillow.effect_noise((900, 900), 90).save(file, "PNG")
picture = get_image_model()(title="Noise")
try:
    picture.file.save("noise.png", ContentFile(file.getvalue()))
    picture.save()
    print("stored")
except OSError as error:
    print(error.strerror)
"""


@pytest.mark.parametrize(
    ("option", "reason"), [("ro", "Read-only file system"), ("rw", "No space left on device")]
)
def test_pages_go_on_where_uploads_cannot_be_written(portal, web, option, reason):
    with mounted(portal.media, option):
        if option == "rw":
            (portal.media / "filling").write_bytes(b"x" * 900_000)
        before = sorted(portal.media.rglob("*"))
        assert portal.shell(UPLOAD).strip() == reason
        # No half of a file is left, and no row that names one.
        files = [path for path in portal.media.rglob("*") if path.is_file()]
        assert files == [path for path in before if path.is_file()]
        with portal.database() as cursor:
            cursor.execute("SELECT count(*) FROM wagtailimages_image WHERE title = 'Noise'")
            assert cursor.fetchone() == (0,)
        assert [portal.status(path) for path in ("/", "/people/", "/publications/")] == [200] * 3


def test_a_full_disk_leaves_no_half_archive(portal):
    folder = portal.folder / "small"
    folder.mkdir()
    (portal.media / "large.bin").write_bytes(b"x" * 3_000_000)
    with mounted(folder):
        result = portal.manage("backup", "--to", str(folder), check=False)
        assert result.returncode == 1
        assert "No space left on device" in result.stderr
        assert [path.name for path in folder.iterdir()] == [".lock"]
    assert portal.manage("backup").stdout.count("labportal-") == 1
