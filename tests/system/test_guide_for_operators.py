"""docs/operators.md, followed to the letter on an empty machine as far as a test goes."""

import re
import ssl
from contextlib import closing, suppress
from http.client import HTTPSConnection
from socket import create_connection

import pytest
import requests

from labportal.postgres import server
from labportal.postgres.cluster import Cluster
from labportal.postgres.programs import embedded_program
from tests.running_portal import HOST, free_port, wait_until
from tests.system.guide_for_operators import EmptyMachine, blocks, replaced
from tests.system.mail_sink import MailSink

LAB, NAME = "Chair of Tests", "www.example.org"
ACCOUNT, PASSWORD, MAIL = "first", "a-long-password-of-tests", "first@example.org"


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory):
    """The folder of the socket of a server that knows nobody but its superuser."""
    cluster = Cluster(tmp_path_factory.mktemp("server") / "postgres", {"fsync": "off"})
    yield server.start(cluster).socket_folder
    server.stop(cluster)


@pytest.fixture(scope="module")
def mails():
    with MailSink() as sink:
        yield sink
        sink.shutdown()


@pytest.fixture(scope="module")
def machine(tmp_path_factory, postgresql):
    machine = EmptyMachine(
        tmp_path_factory.mktemp("machine"),
        {
            "USER": "portal",
            # The server of the test, which is in no place where programs look.
            "PGHOST": str(postgresql),
            "PGUSER": "portal",
            "DJANGO_SUPERUSER_USERNAME": ACCOUNT,
            "DJANGO_SUPERUSER_EMAIL": MAIL,
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        },
    )
    # The machine has the programs of its server, as Debian's packages do.
    programs = embedded_program("pg_dump").parent
    machine.environment["PATH"] = f"{programs}:{machine.environment['PATH']}"
    yield machine
    machine.stop()


def sign_in(address, **options):
    """Sign in at a portal; return the session."""
    session = requests.Session()
    page = session.get(f"{address}/admin/login/", timeout=60, **options)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    answer = session.post(
        f"{address}/admin/login/",
        {"csrfmiddlewaretoken": token, "username": ACCOUNT, "password": PASSWORD},
        headers={"Referer": page.url},
        timeout=60,
        **options,
    )
    assert "/login/" not in answer.url, answer.text[-2000:]
    return session


@pytest.fixture(scope="module")
def tried(machine, mails):
    """The address of the portal that the first block makes and starts."""
    first, *_ = blocks("Without Docker")
    port = free_port()
    script = replaced(
        first,
        {
            "sudo -u postgres createuser": f"PGUSER={server.SUPERUSER} createuser",
            '"LAB"': f'"{LAB}"',
            "localhost:8000": f"localhost:{port}",
            "createsuperuser": "createsuperuser --noinput",
            "--port 8000": f"--port {port}",
        },
    )
    *lines, web, worker = script.strip().splitlines()
    assert "granian" in web
    assert "worker" in worker
    machine.run("\n".join([*lines, "declare -px > ../variables"]))
    machine.environment["EMAIL_PORT"] = str(mails.port)
    for command in (web, worker):
        machine.start(f". ../variables\nexport EMAIL_PORT={mails.port}\nexec {command}")
    address = f"http://localhost:{port}"

    def answers():
        with suppress(requests.ConnectionError):
            return requests.get(f"{address}/readyz", timeout=30).ok
        return False

    wait_until(answers, f"the portal: {machine.log[-2000:]}")
    return address


def test_the_first_try_serves_the_lab_by_its_name_and_lets_the_first_account_in(tried):
    page = requests.get(tried, timeout=30)
    assert page.ok
    assert LAB in page.text
    # Style sheets were collected.
    sheet = re.search(r'href="(/static/[^"]+\.css)"', page.text)[1]
    assert requests.get(tried + sheet, timeout=30).headers["Content-Type"].startswith("text/css")
    assert LAB in sign_in(tried).get(f"{tried}/admin/", timeout=60).text


def test_by_another_name_the_portal_does_not_answer(tried):
    other = tried.replace("localhost", HOST)
    assert requests.get(f"{other}/", timeout=30).status_code == 400


def test_the_worker_beside_it_is_at_work_and_sends_mail(tried, mails):
    sign = re.compile(r"worker: \d+ seconds ago\n")
    wait_until(
        lambda: sign.search(requests.get(f"{tried}/readyz", timeout=30).text),
        "a sign of life of the worker",
    )
    session = requests.Session()
    page = session.get(f"{tried}/admin/password_reset/", timeout=30)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    session.post(
        page.url,
        {"csrfmiddlewaretoken": token, "email": MAIL},
        headers={"Referer": page.url},
        timeout=30,
    )
    wait_until(lambda: mails.mails, "the mail with a link")
    assert f"To: {MAIL}" in mails.mails[0]
    assert "/admin/password_reset/confirm/" in mails.mails[0]


@pytest.fixture(scope="module")
def served(machine, tried, mails):
    """The port of nginx with TLS, set up by the further blocks in place of the first try."""
    _, variables, recipe = blocks("Without Docker")
    machine.stop()
    key, certificate = machine.etc / "ssl" / "key.pem", machine.etc / "ssl" / "certificate.pem"
    machine.run(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
        f"-keyout {key} -out {certificate}"
    )
    http, https, upstream = free_port(), free_port(), free_port()
    environment = machine.etc / "portal.env"
    environment.write_text(
        replaced(variables, {"EMAIL_PORT=25": f"EMAIL_PORT={mails.port}"})
        # The long key of the first try, as the block says.
        .replace("long-and-random-the-one-from-above-or-another", "k" * 60)
    )
    conf = machine.etc / "nginx" / "conf.d" / "portal.conf"
    main = machine.etc / "nginx" / "nginx.conf"
    main.write_text(
        f"user root; daemon off; pid {machine.etc}/nginx.pid; error_log stderr;\n"
        "events { worker_connections 512; }\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; include {conf.parent}/*.conf; }}\n"
    )
    # Ports that anybody may listen on, once the file is written and before nginx reads it.
    ports = (
        f"sed -i -e '/listen \\[::\\]/d' -e 's/listen 80/listen {HOST}:{http}/'"
        f" -e 's/listen 443/listen {HOST}:{https}/' {conf}\n"
    )
    machine.run(
        replaced(
            recipe,
            {
                "/etc/systemd/system/": f"{machine.etc}/systemd/system/",
                "127.0.0.1:8000": f"127.0.0.1:{upstream}",
                "/etc/ssl/portal": f"{machine.etc}/ssl",
                "/srv/portal/var/media": f"{machine.checkout}/var/media",
                "/var/cache/nginx-portal": f"{machine.etc}/nginx-cache",
                "/etc/nginx/conf.d": str(conf.parent),
                "/etc/nginx/sites-enabled": f"{machine.etc}/nginx/sites-enabled",
                "nginx -t && systemctl reload nginx": f"{ports}nginx -t -c {main}",
                # No service manager runs here: the test starts what the units say.
                "systemctl daemon-reload\n": "",
                "systemctl enable --now portal-web portal-worker portal-backup.timer": "true",
            },
        )
    )
    for unit in ("portal-web", "portal-worker"):
        machine.start(unit_script(machine, unit, upstream), PGUSER="portal")
    machine.start(f"exec nginx -c {main}")

    def answers():
        with suppress(OSError):
            return ask(https, "/readyz").status == 200
        return False

    wait_until(answers, f"nginx and the portal: {machine.log[-3000:]}")
    return https


def unit_script(machine, unit, port):
    """Return what a unit of systemd starts, as a script."""
    path = machine.etc / "systemd" / "system" / f"{unit}.service"
    lines = [line.partition("=") for line in path.read_text().splitlines() if "=" in line]
    said = {name: value for name, _, value in lines}
    assert said["EnvironmentFile"] == "/etc/portal.env"
    assert said["WorkingDirectory"] == "/srv/portal"
    own = said.get("Environment", "true").replace("=8000", f"={port}")
    script = f"set -a\n. {machine.etc}/portal.env\n"
    script += f"{own.replace(' ', chr(10))}\nset +a\n"
    before = said.get("ExecStartPre", "true")
    return f"{script}{before}\nexec {said['ExecStart']}\n".replace(
        "/srv/portal", str(machine.checkout)
    )


def ask(port, path):
    """Return the answer of nginx to a visitor who knows it by its name."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = HTTPSConnection(NAME, port, timeout=60, context=context)
    with closing(connection):
        plain = create_connection((HOST, port), 60)
        connection.sock = context.wrap_socket(plain, server_hostname=NAME)
        connection.request("GET", path, headers={"Host": NAME})
        answer = connection.getresponse()
        answer.text = answer.read().decode(errors="replace")
        return answer


def test_behind_nginx_the_portal_answers_by_its_name_with_tls(served):
    page = ask(served, "/")
    assert page.status == 200
    assert LAB in page.text
    assert "max-age" in page.headers["Strict-Transport-Security"]
    assert f'href="https://{NAME}/' in page.text
    assert ask(served, "/admin/login/").status == 200


def test_the_units_of_systemd_are_well_formed(machine, served, tmp_path):
    names = {path.name for path in (machine.etc / "systemd" / "system").iterdir()}
    assert names == {
        *("portal-web.service", "portal-worker.service"),
        *("portal-backup.service", "portal-backup.timer"),
    }
    for name in names:
        text = (machine.etc / "systemd" / "system" / name).read_text()
        (tmp_path / name).write_text(text.replace("/srv/portal", str(machine.checkout)))
    machine.run(f"! systemd-analyze verify {tmp_path}/portal-* 2>&1 | grep -E 'Unknown|Invalid'")


def test_the_backup_of_the_timer_is_written(machine, served):
    unit = unit_script(machine, "portal-backup", 0)
    assert re.search(r"\.zip \(", machine.run(unit))
