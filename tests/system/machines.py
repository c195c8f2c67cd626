"""Machines of one portal: web servers with folders of their own, a bucket and a Redis."""

import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urljoin

import boto3
import requests
from bs4 import BeautifulSoup
from moto.server import ThreadedMotoServer

from tests.running_portal import HOST, free_port, wait_until

BUCKET = "uploads"
ACCOUNT, PASSWORD = "admin", "a-long-password-of-tests"


class Bucket:
    """A service that speaks S3, with one bucket."""

    def __init__(self):
        self._server = ThreadedMotoServer(ip_address=HOST, port=0, verbose=False)
        self._server.start()
        self.endpoint = f"http://{HOST}:{self._server.get_host_and_port()[1]}"
        self.client = boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id="name",
            aws_secret_access_key="secret",
        )
        self.client.create_bucket(Bucket=BUCKET)

    @property
    def environment(self):
        return {
            "S3_BUCKET": BUCKET,
            "S3_ENDPOINT": self.endpoint,
            "S3_REGION": "us-east-1",
            "S3_ACCESS_KEY": "name",
            "S3_SECRET_KEY": "secret",
        }

    def names(self):
        found = self.client.list_objects_v2(Bucket=BUCKET).get("Contents", ())
        return [one["Key"] for one in found]

    def close(self):
        self._server.stop()


class Redis:
    """A Redis of its own, with a password."""

    def __init__(self, folder: Path):
        assert shutil.which("redis-server"), (
            "redis-server is missing. Install it (on Debian: apt-get install redis-server)."
        )
        self._folder, self.port = folder, free_port()
        self.url = f"redis://:secret@{HOST}:{self.port}/0"
        self.start()

    def start(self):
        options = f"--port {self.port} --bind {HOST} --requirepass secret --save  --appendonly no"
        command = ["redis-server", *options.split(" "), "--dir", str(self._folder)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_until(lambda: self.ask("PING") == "+PONG", "Redis")

    def ask(self, *words):
        """Return the first line of the answer to a command, "" if there is none."""
        command = ["redis-cli", "-p", str(self.port), "-a", "secret", "--no-raw", *words]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        line = result.stdout.strip().partition("\n")[0]
        return f"+{line}" if line == "PONG" else line.removeprefix("(integer) ")

    def stop(self):
        self._process.terminate()
        self._process.wait()


class Machine:
    """A web server with folders of its own, and a browser that asks it.

    Browsers send cookies to every port of a host: a session begun on one machine is sent to all.
    """

    def __init__(self, portal, name: str, shared: dict[str, str], session: requests.Session):
        self._portal, self._session = portal, session
        self.folder, self.port = portal.folder / name, free_port()
        self.environment = {
            **shared,
            "GRANIAN_PORT": str(self.port),
            "MEDIA_ROOT": str(self.folder / "media"),
            "BACKUP_ROOT": str(self.folder / "backups"),
        }
        (self.folder / "media").mkdir(parents=True)
        portal.extra = dict(self.environment)
        self.process = portal.start(
            *("-m", "granian", "--interface", "rsgi", "--workers", "1"),
            "labportal.rsgi:application",
        )
        wait_until(self._answers, f"a web server: {portal.log()[-2000:]}")

    def _answers(self):
        try:
            return requests.get(self.address("/readyz"), timeout=5).ok
        except requests.ConnectionError:
            return False

    def address(self, path):
        return urljoin(f"http://localhost:{self.port}", path)

    def manage(self, *arguments):
        """Run a command as on this machine."""
        self._portal.extra = dict(self.environment)
        return self._portal.manage(*arguments)

    def get(self, path):
        """Return the answer as the browser gets it, redirects followed."""
        return self._session.get(self.address(path), timeout=60)

    def send(self, path, action=None, files=None, **values):
        """Fill in the form of a page that has `action` in an address it leads to, and send it."""
        page = self.get(path)
        assert page.ok, (path, page.status_code)
        forms = BeautifulSoup(page.text, "html.parser").find_all("form")
        posted = [one for one in forms if one.get("method", "").lower() == "post"]
        # A form may lead to several addresses, by its buttons.
        ways = [
            (form, place)
            for form in posted
            for place in (
                str(form.get("action", "")),
                *(str(button["formaction"]) for button in form.select("[formaction]")),
            )
        ]
        form, place = next(way for way in ways if action is None or action in way[1])
        data = {
            field["name"]: field.get("value", "")
            for field in form.find_all(["input", "textarea", "select"])
            if field.get("name") and field.get("type") not in {"checkbox", "radio", "file"}
        }
        target = urljoin(page.url, place or page.url)
        headers = {"Referer": page.url}
        answer = self._session.post(target, data | values, files=files, headers=headers, timeout=60)
        with closing(answer):
            assert answer.ok, (target, answer.status_code, answer.text[-2000:])
        return answer
