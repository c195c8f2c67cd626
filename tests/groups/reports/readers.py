"""Reports as whoever opens them reads them: by other programs than those that wrote them."""

import csv
import io

from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from labportal.roles import BIBLIOGRAPHY_ADMINS, MEMBERS, make_roles
from tests.html import Html


def staff(role=BIBLIOGRAPHY_ADMINS, name="grace", language="en"):
    """Return the browser of somebody with a role."""
    make_roles()
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=role))
    UserProfile.objects.create(user=user, preferred_language=language)
    client = Client()
    client.force_login(user)
    return client


def member(name="ada", language="en"):
    """Return the browser of a member."""
    return staff(MEMBERS, name, language)


def content(response):
    """Return what was sent, whether at once or piece by piece."""
    assert response.status_code == 200, response.headers.get("Location")
    return response.getvalue()


def word(client, **asked):
    """Return the Word document of a report."""
    return Document(io.BytesIO(content(client.get(reverse("reports:file", args=["docx"]), asked))))


def lines(document):
    """Return the texts of a document by style: headings and works, in their order."""
    wanted = {"Heading 1", "Bibliography"}
    return [one.text for one in document.paragraphs if one.style.name in wanted]


def bold_texts(document):
    """Return what is bold in the works."""
    works = [one for one in document.paragraphs if one.style.name == "Bibliography"]
    return [run.text for work in works for run in work.runs if run.bold]


def workbook(client, **asked):
    """Return headings and rows of the sheet of works, each row by heading, and the workbook."""
    file = content(client.get(reverse("reports:file", args=["xlsx"]), asked))
    book = load_workbook(io.BytesIO(file))
    headings, *rows = book.worksheets[0].iter_rows()
    names = [cell.value for cell in headings]
    return book, [dict(zip(names, row, strict=True)) for row in rows]


def table(client, **asked):
    """Return the rows of the CSV file, each by heading."""
    text = content(client.get(reverse("reports:file", args=["csv"]), asked)).decode("utf-8-sig")
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def printed(client, **asked):
    """Return the page to be printed."""
    return Html(content(client.get(reverse("reports:print"), asked)).decode())


def screen(client, address, asked=None):
    """Return what a screen of the admin shows beside its menu."""
    response = client.get(address, asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select_one("main")


def text_of(element):
    """Return the text in an element, with single blanks."""
    return " ".join(element.get_text(" ").split())
