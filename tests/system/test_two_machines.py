"""Two machines with folders of their own, one database, one bucket and one Redis."""

import io
import re
import time
from itertools import pairwise
from threading import Thread

import pytest
import requests
from PIL import Image
from werkzeug import Response

from tests.running_portal import wait_until
from tests.system.machines import ACCOUNT, BUCKET, PASSWORD, Bucket, Machine, Redis

ENTRY = """@article{cascade, author = {Jo Schlemper}, title = {A Deep Cascade of Networks},
  journal = {Transactions}, year = 2017}"""


@pytest.fixture(scope="module")
def bucket():
    bucket = Bucket()
    yield bucket
    bucket.close()


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    redis = Redis(tmp_path_factory.mktemp("redis"))
    yield redis
    redis.stop()


@pytest.fixture(scope="module")
def two(portal, bucket, redis):
    """Two machines, at the first of which an administrator has signed in."""
    code = (
        "from django.contrib.auth.models import User; "
        f"User.objects.create_superuser({ACCOUNT!r}, 'admin@example.org', {PASSWORD!r})"
    )
    portal.shell(code)
    session = requests.Session()
    shared = {**bucket.environment, "CACHE_URL": redis.url, "LOOKUP_PAUSE_MS": "300"}
    machines = [Machine(portal, name, shared, session) for name in ("one", "other")]
    machines[0].send("/admin/login/", username=ACCOUNT, password=PASSWORD)
    yield machines
    for machine in machines:
        portal.end(machine.process)
    portal.extra = {}


def written(machine):
    """Return the files that a machine keeps for itself."""
    return [path for path in (machine.folder / "media").rglob("*") if path.is_file()]


def test_whoever_signed_in_on_one_machine_is_signed_in_on_the_other(two):
    for machine in two:
        answer = machine.get("/admin/")
        assert answer.ok
        assert "/login/" not in answer.url


def test_a_document_uploaded_on_one_machine_is_sent_by_the_other(two, bucket):
    one, other = two
    file = {"file": ("report.pdf", b"%PDF-1.4 of tests", "application/pdf")}
    one.send("/admin/documents/add/", files=file, title="Report", collection="1")
    (name,) = [name for name in bucket.names() if name.startswith("documents/")]
    listing = other.get("/admin/documents/").text
    path = re.search(r"/documents/\d+/report\.pdf", listing)[0]
    for machine in two:
        answer = machine.get(path)
        assert answer.content == b"%PDF-1.4 of tests"
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"]
        assert written(machine) == []
    # Nobody gets it past the view that asks who may read it.
    assert one.get(f"/media/{name}").status_code == 404


def test_a_picture_uploaded_on_one_machine_is_shown_by_the_other(two, bucket):
    one, other = two
    picture = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(picture, "PNG")
    file = {"file": ("teal.png", picture.getvalue(), "image/png")}
    one.send("/admin/images/add/", files=file, title="Teal", collection="1")
    # The listing of the other machine makes the thumbnail.
    path = re.search(r'/media/images/[^" ]+', other.get("/admin/images/").text)[0]
    for machine in two:
        answer = machine.get(path)
        assert answer.ok
        assert Image.open(io.BytesIO(answer.content)).width < 800
        assert "max-age" in answer.headers["Cache-Control"]
        assert written(machine) == []
    assert path.removeprefix("/media/") in bucket.names()


def test_an_import_planned_on_one_machine_is_confirmed_on_the_other(two):
    one, other = two
    upload = one.send("/admin/imports/new/", text=ENTRY, source="Zotero")
    path = re.search(r"/admin/imports/\d+/", upload.url)[0]
    other.send(path, action="confirm")
    for machine in two:
        assert machine.get("/publications/cascade/").ok


def test_what_one_machine_has_made_the_other_finds_in_redis(two, redis):
    one, other = two
    assert requests.get(one.address("/people/"), timeout=30).ok
    kept = int(redis.ask("DBSIZE"))
    assert kept > 3
    assert requests.get(other.address("/people/"), timeout=30).ok
    # Parts of pages have the port in their key, and are the only ones that come anew.
    assert int(redis.ask("DBSIZE")) <= kept + 4


def test_a_change_is_shown_by_both_at_once(two, portal):
    for number in range(5):
        name = f"Lab number {number}"
        with portal.database() as cursor:
            cursor.execute("UPDATE labportal_labtext SET lab_name = %s", [name])
        for machine in two:
            assert name in requests.get(machine.address("/people/"), timeout=30).text


def test_without_redis_pages_are_served_and_with_it_again_they_are_kept(two, redis, portal):
    redis.stop()
    for machine in two:
        for path in ("/", "/people/", "/publications/"):
            started = time.monotonic()
            assert requests.get(machine.address(path), timeout=30).ok
            assert time.monotonic() - started < 10
        assert machine.get("/admin/").ok
    assert "The cache does not answer" in portal.log()
    redis.start()

    def is_used():
        assert two[0].get("/people/").ok
        return int(redis.ask("DBSIZE")) > 0

    wait_until(is_used, "the cache to be used again")


def test_wrong_passwords_are_counted_over_both_machines(two):
    visitor = requests.Session()
    for number in range(6):
        machine = Machine.__new__(Machine)
        machine.port, machine._session = two[number % 2].port, visitor
        page = visitor.get(machine.address("/admin/login/"), timeout=30)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
        answer = visitor.post(
            machine.address("/admin/login/"),
            {"csrfmiddlewaretoken": token, "username": "nobody", "password": "wrong"},
            headers={"Referer": page.url},
            timeout=30,
        )
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_the_pause_between_two_requests_to_a_host_holds_over_processes(two, httpserver):
    times = []

    def answer(request):
        times.append(time.monotonic())
        return Response("answer")

    httpserver.expect_request("/").respond_with_handler(answer)
    code = (
        "from publications.lookup.client import Client\n"
        f"for _ in range(3): Client().get({httpserver.url_for('/')!r}, '*/*')"
    )
    askers = [
        Thread(target=machine.manage, args=("shell", "--verbosity=0", "--command", code))
        for machine in two
    ]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(times) == 6
    # A request takes its way: what comes late makes the next pause look shorter.
    assert min(after - before for before, after in pairwise(times)) > 0.2


def test_a_backup_of_one_machine_is_restored_on_the_other(two, bucket):
    one, other = two
    before = {
        name: bucket.client.get_object(Bucket=BUCKET, Key=name)["Body"].read()
        for name in bucket.names()
    }
    archive = re.search(r"^(\S+\.zip) \(", one.manage("backup").stdout, re.MULTILINE)[1]
    first, second, *_ = before
    bucket.client.delete_object(Bucket=BUCKET, Key=first)
    bucket.client.put_object(Bucket=BUCKET, Key=second, Body=b"damaged")
    bucket.client.put_object(Bucket=BUCKET, Key="documents/later.pdf", Body=b"later")
    told = other.manage("restore", "--no-input", archive)
    assert "as it was at" in told.stdout
    after = {
        name: bucket.client.get_object(Bucket=BUCKET, Key=name)["Body"].read()
        for name in bucket.names()
    }
    assert after == before
    for machine in two:
        assert machine.get("/publications/cascade/").ok
        assert written(machine) == []
