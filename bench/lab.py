"""A lab to look at: a group, its page, and members who are authors of the bibliography."""

from io import StringIO

from django.core.management import call_command
from django.db.models import Count

from bench.corpus import SEED
from groups.models import (
    KeyPublication,
    Membership,
    ResearchGroup,
    ResearchGroupPage,
    ResearchGroupText,
    ResearchIndexPage,
)
from people.models import Person, Role
from publications.corpus.entries.supplies import Supplies
from publications.models import Publication

MEMBERS = 30
KEY_PUBLICATIONS = 5
GROUP = "measured-group"


def make_lab() -> None:
    """Set the portal up, with one group of those who write most; to be called before an import."""
    call_command("init_lab", stdout=StringIO())
    group = ResearchGroup(slug=GROUP)
    group.texts = [ResearchGroupText(language="en", name="Measured Group")]
    group.save()
    parent = ResearchIndexPage.objects.filter(locale__language_code="en").get()
    parent.add_child(instance=ResearchGroupPage(group=group, slug=GROUP, title="Measured Group"))
    roles = list(Role.objects.all())
    for number, one in enumerate(Supplies.of(SEED).circle.lab[:MEMBERS]):
        person = Person.objects.create(
            given=one.given, particle=one.particle, family=one.family, suffix=one.suffix
        )
        Membership.objects.create(
            person=person, group=group, role=roles[number % len(roles)], lead=number == 0
        )


def pages() -> dict[str, str]:
    """Return the addresses of one page of each kind, by name; to be called after an import.

    The first publications with members among their authors become the group's key publications.
    """
    group = ResearchGroup.objects.get(slug=GROUP)
    written = Publication.objects.filter(authorships__person__isnull=False).distinct()
    for publication in written.order_by("pk")[:KEY_PUBLICATIONS]:
        KeyPublication.objects.create(group=group, publication=publication)
    author = Person.objects.alias(works=Count("authorships")).order_by("-works", "pk")[:1].get()
    publication = written.order_by("pk")[:1].get()
    return {
        "list page": "/publications/",
        "group page": f"/research/{GROUP}/",
        "person page": f"/people/{author.slug}/",
        "publication page": f"/publications/{publication.slug}/",
    }
