"""A harvester that checks the form of every answer."""

from pathlib import Path

import pytest
from lxml import etree

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
_FORM = etree.RelaxNG(etree.parse(Path(__file__).with_name("answers.rng")))


class Answer:
    """An answer, which has the form that the protocol describes."""

    def __init__(self, response):
        assert response.status_code == 200
        self.root = etree.fromstring(response.content)
        _FORM.assertValid(self.root)

    @property
    def error(self):
        """The code of the error, None without one."""
        found = self.root.find(f"{OAI}error")
        return None if found is None else found.get("code")

    @property
    def request(self):
        """The arguments that are repeated."""
        return dict(self.root.find(f"{OAI}request").attrib)

    @property
    def token(self):
        """The token of the next page, None or "" without one."""
        return self.text("resumptionToken")

    def text(self, name):
        """The text of the first element of this name."""
        return next((element.text or "" for element in self.root.iter(f"{OAI}{name}")), None)

    def texts(self, name):
        """The texts of all elements of this name."""
        return [element.text for element in self.root.iter(f"{OAI}{name}")]

    def dublin_core(self, name):
        """The texts of an element of Dublin Core, in all records."""
        return [element.text for element in self.root.iter(f"{DC}{name}")]

    @property
    def statuses(self):
        """By identifier, whether the record is deleted."""
        return {
            header.findtext(f"{OAI}identifier"): header.get("status") == "deleted"
            for header in self.root.iter(f"{OAI}header")
        }


@pytest.fixture
def ask(client, site_tree):
    """Return a function that asks for a verb with its arguments."""

    def fetch(verb, **arguments):
        names = {name.rstrip("_"): value for name, value in arguments.items()}
        return Answer(client.get("/oai", {"verb": verb, **names}))

    return fetch
