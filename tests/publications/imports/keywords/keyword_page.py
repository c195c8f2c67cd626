"""Imports with keywords, and the page of an import's keywords, for tests."""

import re
from html import unescape

from django.test import Client

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Publication
from tests.publications.imports.admin.wizard import address

TITLES = (
    "Cascades for dynamic reconstruction",
    "Graphs of retinal vessels",
    "Privacy of medical records",
    "Motion of the beating heart",
    "Atlases of newborn brains",
)


def bib(*keywords, first=0):
    """Return a file with an entry per list of keywords, None for none, numbered from `first`."""
    return "".join(
        f"@article{{key{number}, title = {{{TITLES[number % 5]} {number * 7919}}}, year = 2020,"
        f" author = {{Author{number}, Ann}}"
        + (f", keywords = {{{words}}}}}\n" if words is not None else "}\n")
        for number, words in enumerate(keywords, first)
    )


def import_keywords(*keywords, source="Zotero", text=None):
    file = SourceFile("a.bib", (text or bib(*keywords)).encode())
    return import_files([file], source).batch


def publication_of(batch, citekey="key0"):
    return Publication.objects.get(pk=batch.entries.get(citekey=citekey).publication_id)


def topics_of(batch, citekey="key0"):
    return sorted(topic.name for topic in publication_of(batch, citekey).topics.all())


class Keywords:
    """The page of an import's keywords, as one browser sees it."""

    def __init__(self, user, batch):
        self.client = Client()
        self.client.force_login(user)
        self.batch = batch

    def page(self, query=""):
        response = self.client.get(address(self.batch, "keywords") + query)
        assert response.status_code == 200
        return response

    def rows(self, query=""):
        return self.page(query).context["rows"]

    def texts(self, query=""):
        return [row.keyword.text for row in self.rows(query)]

    def form(self, query=""):
        """Return what a browser sends that presses a button of the page at once."""
        page = self.page(query).content.decode()
        sent = dict(re.findall(r'name="(keyword-\d+)"\s+value="([^"]*)"', page))
        sent |= dict(re.findall(r'name="(name-\d+)"\s+value="([^"]*)"', page))
        for name, select in re.findall(r'name="(topic-\d+)">(.*?)</select>', page, re.DOTALL):
            chosen = re.search(r'value="(\d+)" selected', select)
            sent[name] = chosen[1] if chosen else ""
        return {name: unescape(value) for name, value in sent.items()} | {"do": "give"}

    def choose(self, query="", name=None, language="en", do="give", **choices):
        """Send the form with these choices by keyword, other rows as they are."""
        sent = self.form(query) | {"do": do, "language": language}
        for number in [name_[8:] for name_ in sent if name_.startswith("keyword-")]:
            key = sent[f"keyword-{number}"].replace(" ", "_")
            if key in choices:
                chosen = choices[key]
                sent[f"topic-{number}"] = getattr(chosen, "pk", chosen)
                if name is not None:
                    sent[f"name-{number}"] = name
        return self.send(sent, query)

    def send(self, sent, query=""):
        return self.client.post(address(self.batch, "give_topics") + query, sent, follow=True)
