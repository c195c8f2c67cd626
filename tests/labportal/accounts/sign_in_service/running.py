"""The sign-in service, started for tests, and a visitor of it."""

import json
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests

SITE = Path(__file__).with_name("site.py")
ADA = {
    "email": "ada@example.org",
    "email_verified": True,
    "groups": ["portal-admins", "others"],
}


@dataclass
class Service:
    """The running service: its settings for the portal, and its people."""

    issuer: str
    people: Path

    @property
    def settings(self):
        """The portal's settings of it."""
        return {
            "ISSUER": self.issuer,
            "CLIENT_ID": "portal",
            "CLIENT_SECRET": "shared secret",
            "SCOPES": "openid email profile",
            "NAME": "Uni login",
            "GROUPS_CLAIM": "groups",
            "ROLES": {"portal-admins": "Administrators", "library": "Bibliography admins"},
            "TIMEOUT": 5,
        }

    def tells(self, **claims):
        """Tell something else of Ada from now on."""
        self.people.write_text(json.dumps({"ada": ADA | claims, "bob": ADA}))

    def visit(self, url, name="ada"):
        """Sign in at the service as somebody who was led to it; return where it leads back to."""
        with requests.Session() as window:
            login = window.get(url)
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', login.text)[1]
            back = re.search(r'name="next" value="([^"]+)"', login.text)[1].replace("&amp;", "&")
            form = {
                "username": name,
                "password": f"{name} at the service",
                "csrfmiddlewaretoken": token,
                "next": back,
            }
            answer = window.post(login.url, form, allow_redirects=False)
            root = urlsplit(url)._replace(path="", query="").geturl()
            answer = window.get(root + answer.headers["Location"], allow_redirects=False)
            return answer.headers["Location"]


@contextmanager
def running_service(folder, *answers):
    """Run the service while the context lasts; `answers` are the roots of portals."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    service = Service(f"http://127.0.0.1:{port}/o", folder / "people.json")
    service.tells()
    command = [sys.executable, str(SITE), str(service.people), str(port), *answers]
    process = subprocess.Popen(command)
    try:
        _wait(f"{service.issuer}/.well-known/openid-configuration", process)
        yield service
    finally:
        process.terminate()
        process.wait(10)


def _wait(url, process):
    for _ in range(300):
        assert process.poll() is None, "the service did not start"
        try:
            requests.get(url, timeout=1).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(url)
