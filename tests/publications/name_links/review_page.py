"""The pages of the review, and printed names for it, for tests."""

from html import unescape

from django.test import Client
from django.urls import reverse

from people.models import NameVariant, Person
from people.names.parts import parse_name
from tests.factories import PublicationFactory

QUEUE, REJECTED = "link_review:list", "link_review:rejected"


def add_person(name, *variants, **fields):
    person = Person.objects.create(**parse_name(name)._asdict(), **fields)
    for variant in variants:
        NameVariant.objects.create(person=person, name=variant)
    return person


def add_printed(name, *others, **fields):
    """Return the first authorship of a new publication by these names."""
    return PublicationFactory(authors=[name, *others], **fields).authorships.get(position=0)


def link_state(authorship):
    authorship.refresh_from_db()
    return authorship.person, authorship.linked_by


class Review:
    """The pages of the review, as one browser sees them."""

    def __init__(self, user):
        self.client = Client()
        self.client.force_login(user)

    def page(self, query="", view=QUEUE):
        response = self.client.get(reverse(view) + query)
        assert response.status_code == 200
        return response

    def names(self, query="", view=QUEUE):
        return [row.name.text for row in self.page(query, view).context["rows"]]

    def press(self, do, *authorships, people=(), query="", view="decide", **more):
        """Press a button with these names checked, each with its one publication."""
        sent = {"do": do, "row": [one.pk for one in authorships], **more}
        for place, one in enumerate(authorships):
            sent[f"papers-{one.pk}"] = [one.pk]
            if people:
                sent[f"person-{one.pk}"] = [people[place % len(people)].pk]
        address = reverse(f"link_review:{view}") + query
        return self.send(sent, address)

    def send(self, sent, address=None):
        return self.client.post(address or reverse("link_review:decide"), sent, follow=True)


def messages_of(response):
    return [unescape(str(message)).strip() for message in response.context["messages"]]
