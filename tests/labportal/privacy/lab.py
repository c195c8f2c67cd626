"""A lab in which one person has left a trace in everything, and a search of all that it stores."""

import re
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from wagtail.models import Comment
from wagtail.rich_text import RichText

from labportal.accounts.events import record
from labportal.models import EventKind, PeopleImport
from people.models import NameVariant, Person
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from tests.factories import MembershipFactory, PersonFactory, portrait

BIB = r"""
@article{muesselkuehn2020heart,
  title = {Hearts in motion},
  author = {M{\"u}{\ss}elk{\"u}hn, Zde{\v n}ka and Doe, Jane},
  journal = {Journal of Hearts}, year = {2020}, doi = {10.1000/heart},
  note = {Corresponding: zdenka@lab.example, 0000-0002-1825-0097}
}
@article{doe2021other,
  title = {Other hearts},
  author = {Doe, Jane and M\"u\ss{}elk\"uhn, Z.},
  journal = {Journal of Hearts}, year = {2021}, doi = {10.1000/other}
}
"""
#: Every form of the name, as somebody would search a dump for it.
FORMS = re.compile(
    r"m(?:ü|ue|u|u\u0308|\{?\\*\"\{?u\}?\}?|&uuml;|\\+u00fc|%c3%bc)"
    r"(?:ß|ss|\{?\\*ss\{?\}?\}?|&szlig;|\\+u00df|%c3%9f)elk|zde(?:n|ň|\{)|0000-0002-1825-0097",
    re.IGNORECASE,
)


def import_bib(text=BIB, **options):
    """Import a text into the bibliography of the group."""
    return import_files([SourceFile("group.bib", text.encode())], "Group", **options)


def fill(world):
    """Let Zdeňka Müßelkühn be named in everything that the portal has."""
    user = get_user_model().objects.create_user("zdenka", "zdenka@lab.example", "secret")
    person = PersonFactory(
        given="Zdeňka",
        family="Müßelkühn",
        email="zdenka@lab.example",
        phone="+49 89 1234-567",
        orcid="0000-0002-1825-0097",
        photo=portrait("Zdenka Muesselkuehn"),
        user=user,
        texts={"en": ("Researcher", "<p>Zdeňka Müßelkühn likes hearts.</p>")},
    )
    assert person.slug == "zdenka-muesselkuehn"
    NameVariant.objects.create(person=person, name="Z. Musselkuhn")
    person.save_revision(user=user, log_action=True)
    MembershipFactory(person=person, group=world.group)
    imported = import_bib()
    pages = world.add_news(
        title=("Zdeňka Müßelkühn wins", "Zdeňka Müßelkühn gewinnt"),
        slug="zdenka-muesselkuehn-wins",
        body=[("section", {"heading": "M", "text": RichText("<p>Frau Z. Müßelkühn &amp; Co</p>")})],
    )
    for page in pages.values():
        page.concerned_people.create(person=person)
        page.save_revision(user=user, log_action=True).publish()
    Comment.objects.create(
        page=pages["en"], user=user, text="Ask Zdeňka Müßelkühn", contentpath="title"
    )
    record(EventKind.SIGNED_IN, "zdenka")
    PeopleImport.objects.create(
        name="new.csv", content="family name,given names\nMüßelkühn,Zdeňka\n".encode()
    )
    assert person.authorships.count() == 2
    return person, imported.batch


def everything_stored(but=()):
    """Return every row of every table as text, by table, as a dump has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = sorted({name for (name,) in cursor.fetchall()} - set(but))
        rows = {}
        for table in tables:
            cursor.execute(f'SELECT "{table}"::text FROM "{table}"')  # noqa: S608
            rows[table] = [text for (text,) in cursor.fetchall()]
        cursor.execute("SELECT convert_from(content, 'utf8') FROM publications_importfile")
        rows["publications_importfile"] = [text for (text,) in cursor.fetchall()]
    return rows


def places_of_name(but=()):
    """Return where a form of the name stands, as table and words."""
    return [
        (table, text[max(found.start() - 60, 0) : found.end() + 60])
        for table, texts in everything_stored(but).items()
        for text in texts
        for found in FORMS.finditer(text)
    ]


def media_of_name():
    """Return the names of uploaded files that tell the name."""
    return [str(path) for path in Path(settings.MEDIA_ROOT).rglob("*") if FORMS.search(path.name)]


def run(*args):
    """Call `erase_person`, and return its exit status, output and errors."""
    out, err = StringIO(), StringIO()
    try:
        call_command("erase_person", *map(str, args), stdout=out, stderr=err)
    except SystemExit as error:
        return error.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def nobody_is_there():
    """Return whether no record of the person is left."""
    return not Person.objects.filter(family__startswith="M").exists()
