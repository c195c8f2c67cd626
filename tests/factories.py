"""Records for tests, each complete enough to be shown."""

import warnings
from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from groups.models import KeyPublication, Membership, ResearchGroup, ResearchGroupText
from labportal.base.models import Topic, TopicText
from labportal.base.pictures import SHAPES, SHARED_PORTRAIT
from people.models import Person, PersonText, Role, RoleText
from people.names.parts import parse_name
from publications.models import (
    Authorship,
    Publication,
    PublicationIdentifier,
    PublicationLink,
)
from publications.search.index import refresh


def portrait(name: str = "portrait", size: int = 400, shape: str = "portrait") -> Image:
    """Return a saved square picture, with the renditions that pages show of it in a shape.

    Wagtail leaves the temporary file of a new rendition to the garbage collector.
    """
    file = get_test_image_file(f"{name}.png", size=(size, size))
    image: Image = Image.objects.create(title=name, file=file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        image.get_renditions(*SHAPES[shape], SHARED_PORTRAIT)
        return Image.objects.get(pk=image.pk)


class RoleFactory(DjangoModelFactory):
    """A role. `names` are name and plural by language."""

    slug = factory.Sequence(lambda number: f"role-{number}")
    order = factory.Sequence(int)

    class Meta:
        model = Role
        skip_postgeneration_save = True

    @factory.post_generation
    def names(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Write the names in each language."""
        names = extracted or {
            "en": ("Doctoral researcher", "Doctoral researchers"),
            "de": ("Promovierender", "Promovierende"),
        }
        for language, (name, plural) in names.items():
            RoleText.objects.create(record=self, language=language, name=name, plural=plural)


class PersonFactory(DjangoModelFactory):
    """A person. `texts` are own title and biography by language."""

    given = factory.Sequence(lambda number: f"Ada{number}")
    family = "Lovelace"

    class Meta:
        model = Person
        skip_postgeneration_save = True

    @factory.post_generation
    def texts(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Write the texts in each language."""
        for language, (own_title, biography) in (extracted or {}).items():
            PersonText.objects.create(
                record=self, language=language, own_title=own_title, biography=biography
            )

    @factory.post_generation
    def topics(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Choose the topics."""
        if extracted:
            self.topics.add(*extracted)
            self.save()


class ResearchGroupFactory(DjangoModelFactory):
    """A research group. `names` are its names by language."""

    slug = factory.Sequence(lambda number: f"group-{number}")
    order = factory.Sequence(int)

    class Meta:
        model = ResearchGroup
        skip_postgeneration_save = True

    @factory.post_generation
    def names(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Write the names in each language."""
        names = extracted or {"en": f"Group {self.order}", "de": f"Gruppe {self.order}"}
        for language, name in names.items():
            ResearchGroupText.objects.create(record=self, language=language, name=name)

    @factory.post_generation
    def topics(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Choose the topics."""
        if extracted:
            self.topics.add(*extracted)
            self.save()


class MembershipFactory(DjangoModelFactory):
    """A membership that has begun and not ended."""

    person = factory.SubFactory(PersonFactory)
    group = factory.SubFactory(ResearchGroupFactory)
    role = factory.SubFactory(RoleFactory)
    start = "2020"

    class Meta:
        model = Membership


class TopicFactory(DjangoModelFactory):
    """A topic. `texts` are name and description by language."""

    name = factory.Sequence(lambda number: f"Topic {number}")
    slug = factory.LazyAttribute(lambda topic: topic.name.lower().replace(" ", "-"))

    class Meta:
        model = Topic
        skip_postgeneration_save = True

    @factory.post_generation
    def texts(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Write the texts in each language."""
        for language, (name, description) in (extracted or {"en": (self.name, "")}).items():
            TopicText.objects.create(
                record=self, language=language, name=name, description=description
            )


class PublicationFactory(DjangoModelFactory):
    """A journal article.

    `authors` are in order: each a person, a printed name, or the fields of an authorship.
    """

    title = factory.Sequence(lambda number: f"Paper {number}")
    container_title = "Journal of Tests"
    issued_year = 2024

    class Meta:
        model = Publication
        skip_postgeneration_save = True

    @factory.post_generation
    def authors(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Write the authorships."""
        for position, author in enumerate(["Grace Hopper"] if extracted is None else extracted):
            Authorship.objects.create(publication=self, position=position, **_authorship(author))
        refresh([self.pk])

    @factory.post_generation
    def identifiers(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Write the further identifiers, pairs of kind and value."""
        for kind, value in extracted or ():
            PublicationIdentifier.objects.create(publication=self, kind=kind, value=value)

    @factory.post_generation
    def links(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Write the links, pairs of kind and address."""
        for kind, url in extracted or ():
            PublicationLink.objects.create(publication=self, kind=kind, url=url)

    @factory.post_generation
    def topics(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Choose the topics."""
        if extracted:
            self.topics.add(*extracted)
            self.save()


def as_editor(person: Person) -> dict[str, Any]:
    """Return a person as an editor among the `authors` of a publication."""
    return {**_authorship(person), "role": "editor"}


def _authorship(author: Person | str | dict[str, Any]) -> dict[str, Any]:
    match author:
        case Person():
            return {**author.parts._asdict(), "person": author, "linked_by": "exact"}
        case str():
            return parse_name(author)._asdict()
    return author


class KeyPublicationFactory(DjangoModelFactory):
    """A publication among the key publications of a group, after those that are there."""

    group = factory.SubFactory(ResearchGroupFactory)
    publication = factory.SubFactory(PublicationFactory)
    order = factory.LazyAttribute(lambda key: key.group.key_publications.count())

    class Meta:
        model = KeyPublication
