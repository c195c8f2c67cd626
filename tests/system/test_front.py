"""nginx in front of the portal, by the very file that Compose and the recipe use."""

import shutil
import socket
import ssl
import subprocess
import time
from http.client import HTTPSConnection
from threading import Thread

import pytest
from django.conf import settings

from tests.running_portal import HOST, free_port, wait_until

TEMPLATE = settings.BASE_DIR / "deploy" / "nginx" / "portal.conf.template"
MAIN = """
user {user};
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/portal.conf;
}}
"""


class Front:
    """nginx on ports of loopback, with a certificate of its own."""

    def __init__(self, portal, folder):
        program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
        assert program, "nginx is missing. Install it (on Debian: apt-get install nginx-light)."
        assert shutil.which("openssl"), "openssl is missing. Install it."
        self.http, self.https = free_port(), free_port()
        key, certificate = folder / "key.pem", folder / "certificate.pem"
        request = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost".split()
        subprocess.run([*request, "-keyout", key, "-out", certificate], check=True)
        text = TEMPLATE.read_text()
        for name, value in {
            "UPSTREAM": f"{HOST}:{portal.port}",
            "NAMES": "localhost",
            "CERTIFICATE": certificate,
            "KEY": key,
            "MEDIA": portal.media,
            "CACHE": folder / "cache",
        }.items():
            text = text.replace(f"${{PORTAL_{name}}}", str(value))
        assert "${" not in text
        for line in ("listen [::]:80", "listen [::]:443"):
            text = "\n".join(one for one in text.splitlines() if line not in one)
        # Slow enough that a test on a busy machine gets beyond it.
        text = text.replace("rate=20r/s", "rate=20r/m")
        text = text.replace("listen 80", f"listen {HOST}:{self.http}")
        text = text.replace("listen 443", f"listen {HOST}:{self.https}")
        (folder / "portal.conf").write_text(text)
        # Bodies and answers that wait are nginx's own files.
        main = MAIN.format(folder=folder, user="root")
        (folder / "nginx.conf").write_text(main)
        self.process = subprocess.Popen([program, "-c", folder / "nginx.conf", "-p", folder])
        wait_until(lambda: self.listens() or self.process.poll() is not None, "nginx")
        assert self.process.poll() is None

    def listens(self):
        with socket.socket() as probe:
            return probe.connect_ex((HOST, self.https)) == 0

    def connection(self):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        # By name, which TLS tells: nginx refuses all others.
        return HTTPSConnection("localhost", self.https, timeout=30, context=context)

    def get(self, path, method="GET", body=None, headers=None):
        connection = self.connection()
        connection.request(method, path, body, {"Host": "localhost", **(headers or {})})
        answer = connection.getresponse()
        answer.content = answer.read()
        connection.close()
        return answer


@pytest.fixture(scope="module")
def front(portal, tmp_path_factory):
    portal.extra |= {"HTTPS": "1", "BEHIND_PROXY": "1", "ACCEL_REDIRECT": "1"}
    web = portal.start_web()
    front = Front(portal, tmp_path_factory.mktemp("nginx"))
    yield front
    front.process.terminate()
    front.process.wait()
    portal.end(web)
    portal.extra.clear()


def test_pages_come_by_tls_and_are_asked_for_anew_each_time(portal, front):
    for _ in range(2):
        answer = front.get("/")
        assert answer.status == 200
        assert "max-age" not in answer.headers["Cache-Control"]
    portal.shell(
        "from labportal.models import LabText; LabText.objects.update(lab_name='Renamed Lab')"
    )
    assert b"Renamed Lab" in front.get("/").content


def test_other_names_and_plain_http_are_not_answered(front):
    with socket.create_connection((HOST, front.http)) as plain:
        plain.sendall(b"GET /people/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = plain.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 301")
    assert b"Location: https://localhost/people/" in answer
    with pytest.raises(ssl.SSLError):
        ssl.create_default_context().wrap_socket(
            socket.create_connection((HOST, front.https)), server_hostname="other.example"
        )


def test_static_files_are_kept_by_the_front(front):
    page = front.get("/").content.decode()
    start = page.index("/static/")
    path = page[start : page.index('"', start)]
    answers = [front.get(path) for _ in range(2)]
    assert [answer.status for answer in answers] == [200, 200]
    assert "immutable" in answers[1].headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/", 2_000_000, 413),
        ("/search/", 500_000, 405),
        ("/admin/login/", 52_000_000, 403),
        ("/admin/login/", 70_000_000, 413),
    ],
)
def test_bodies_fit_uploads_and_no_more(front, path, size, status):
    headers = {"Content-Type": "application/octet-stream"}
    assert front.get(path, "POST", b"x" * size, headers).status in {
        status,
        403 if status == 405 else status,
    }


def test_documents_come_only_after_the_portal_has_said_so(portal, front):
    code = (
        "from django.core.files.base import ContentFile\n"
        "from wagtail.documents.models import Document\n"
        "from wagtail.models import Collection, CollectionViewRestriction\n"
        "root = Collection.get_first_root_node()\n"
        "closed = root.add_child(name='Closed')\n"
        "CollectionViewRestriction.objects.create(collection=closed, restriction_type='login')\n"
        "for name, where in (('Prüfung 1.pdf', root), ('secret.pdf', closed)):\n"
        "    d = Document(title=name, collection=where)\n"
        "    d.file.save(name, ContentFile(b'%PDF' + b'x' * 3000000))\n"
        "    d.save(); print(d.url)\n"
    )
    public, closed = portal.shell(code).split()
    answer = front.get(public)
    assert (answer.status, len(answer.content)) == (200, 3_000_004)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "X-Accel-Redirect" not in answer.headers
    # The portal itself sends no byte of it.
    assert len(portal.get(public, headers={"X-Forwarded-Proto": "https"}).content) == 0
    assert front.get(public, headers={"Range": "bytes=0-3"}).content == b"%PDF"
    assert front.get(closed).status == 302
    for path in ("/uploaded/documents/secret.pdf", "/media/documents/secret.pdf"):
        assert front.get(path).status == 404


def test_pictures_in_sizes_are_sent_and_originals_are_not(portal, front):
    for folder in ("images", "original_images"):
        (portal.media / folder).mkdir(exist_ok=True)
        (portal.media / folder / "a.png").write_bytes(b"png")
    assert front.get("/media/images/a.png").content == b"png"
    for path in (
        "original_images/a.png",
        "images/../original_images/a.png",
        "images/%2e%2e/original_images/a.png",
    ):
        assert front.get(f"/media/{path}").status in {400, 404}


def test_a_picture_that_is_not_in_the_folder_is_asked_of_the_portal(portal, front):
    # The portal says so in the colours of the lab, and nginx in its own.
    answer = front.get("/media/images/none.png")
    assert answer.status == 404
    assert b"nginx" not in answer.content


def test_slow_writers_keep_nobody_waiting(portal, front):
    slow = []
    for _ in range(40):
        connection = front.connection()
        connection.putrequest("POST", "/admin/login/")
        connection.putheader("Host", "localhost")
        connection.putheader("Content-Length", "100000")
        connection.endheaders(b"name=")
        slow.append(connection)
    started = time.monotonic()
    assert front.get("/").status == 200
    assert time.monotonic() - started < 5
    for connection in slow:
        connection.close()


def test_one_address_cannot_ask_without_end_and_health_stays_open(front):
    found = []

    def ask():
        for _ in range(30):
            answer = front.get("/robots.txt")
            found.append((answer.status, answer.headers["Retry-After"]))

    threads = [Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (429, "10") in found
    assert (200, None) in found
    assert front.get("/healthz").status == 200


def test_a_portal_that_is_down_is_told_with_when_to_try_again(portal, front):
    port, portal.port = portal.port, free_port()
    for process in list(portal._processes):
        portal.end(process)
    wait_until(lambda: front.get("/healthz").status != 200, "the portal to be down")
    answer = front.get("/healthz")
    portal.port = port
    assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
    assert b"does not answer" in answer.content
