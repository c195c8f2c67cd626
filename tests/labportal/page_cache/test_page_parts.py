"""Parts of pages, which are kept until content changes, whoever asks."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from labportal.templatetags.page_parts import KeptPart
from people.models import Person
from people.models.personal_details import Visibility
from tests.html import Html
from tests.portal import build_world, makes_renditions

pytestmark = [pytest.mark.django_db(transaction=True), makes_renditions]

#: Content stamp, site, language, the way to the page, who may see it; and a record with its texts.
BUDGET = 12


@pytest.fixture
def lab():
    lab = build_world()
    lab.add_news()
    lab.add_opening()
    return lab


def main(client, path):
    """Return what the page at a path says between header and footer."""
    response = client.get(path)
    assert response.status_code == 200
    return Html(response.content.decode()).main.text


def test_a_page_that_was_made_once_asks_little_the_next_time(lab, client):
    asked = {}
    for kind, path in {**lab.paths, "list of a filter": "/publications/?sort=oldest"}.items():
        first = main(client, path)
        with CaptureQueriesContext(connection) as queries:
            assert main(client, path) == first
        asked[kind] = len(queries)
    assert {kind: number for kind, number in asked.items() if number > BUDGET} == {}


def test_what_is_kept_is_what_would_be_made_for_anybody(lab, monkeypatch):
    staff = Client()
    staff.force_login(User.objects.create_superuser("staff"))
    visitors = {path: main(Client(), path) for path in lab.paths.values()}
    kept = {path: main(staff, path) for path in lab.paths.values()}
    monkeypatch.setattr(KeptPart, "render", lambda self, context: self.nodelist.render(context))
    made = {path: main(staff, path) for path in lab.paths.values()}
    assert visitors == kept == made


def test_a_change_shows_at_once(lab, client):
    for path in lab.paths.values():
        main(client, path)
    Person.objects.filter(pk=lab.lead.pk).update(family="Byron")
    for kind in ("people", "person", "group", "publication"):
        assert "Byron" in main(client, lab.paths[kind])
    assert "Byron" in client.get(lab.paths["person"]).content.decode().partition("</head>")[0]


@pytest.mark.parametrize("first", ["member", "stranger"])
def test_what_members_alone_may_see_is_kept_for_nobody(lab, first):
    lab.lead.email, lab.lead.email_visibility = "ada@lab.example", Visibility.MEMBERS
    lab.lead.save()
    member, stranger = Client(), Client()
    member.force_login(User.objects.create_superuser("staff"))
    path = lab.paths["person"]
    for _ in range(2):
        for one in [member, stranger][:: 1 if first == "member" else -1]:
            assert ("ada@lab.example" in main(one, path)) == (one is member)


def test_a_preview_shows_what_is_not_stored_and_keeps_nothing(lab, client):
    before = main(client, "/")
    page = Page.objects.get(pk=lab.tree["home"]["en"].pk).specific
    page.headline = "Tides and engines"
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    preview = page.make_preview_request(request, page.default_preview_mode)
    assert "Tides and engines" in preview.content.decode()
    assert main(client, "/") == before


def test_a_page_of_a_list_that_is_not_there_is_told_each_time(lab, client):
    for path in ("/publications/?page=99", "/news/?page=99", "/search/?q=Ada&kind=people&page=9"):
        for _ in range(2):
            assert client.get(path).status_code == 404, path


def test_parameters_that_nobody_knows_are_answered_and_keep_nothing(lab, client):
    main(client, "/publications/?utm_source=letter")
    with CaptureQueriesContext(connection) as queries:
        main(client, "/publications/?utm_source=letter")
    assert len(queries) > BUDGET


@pytest.mark.parametrize("first", ["stranger", "guest"])
@pytest.mark.parametrize("size", [0, 2**24])
def test_a_page_behind_a_password_and_its_form_are_two_things(lab, settings, first, size):
    settings.PAGE_CACHE_BYTES = size
    page = Page.objects.get(slug="imprint", locale__language_code="en").specific
    page.lead = "For guests alone"
    page.save()
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="tides")
    guest, stranger = Client(), Client()
    asked = Html(guest.get("/imprint/?utm_source=letter").content.decode())
    action = next(form["action"] for form in asked.all("form") if "password" in form["action"])
    guest.post(action, {"password": "tides", "return_url": "/imprint/"})
    for _ in range(2):
        for one in [guest, stranger][:: 1 if first == "guest" else -1]:
            shown = one.get("/imprint/").content.decode()
            assert ("For guests alone" in shown) == (one is guest)
            assert ('type="password"' in shown) == (one is stranger)


@pytest.mark.parametrize(
    ("path", "table"),
    [
        ("/", "labportal_newspage"),
        ("/publications/", "publications_publication"),
        ("/publications/", "publications_authorship"),
        ("/news/it-runs/", "people_person"),
        ("/topics/privacy/", "groups_membership"),
    ],
)
def test_a_question_that_fails_leaves_no_section_out_without_a_word(lab, client, path, table):
    def fail(execute, sql, *rest):
        if f'FROM "{table}"' in sql:
            raise OperationalError("canceling statement due to statement timeout")
        return execute(sql, *rest)

    with connection.execute_wrapper(fail), pytest.raises(OperationalError):
        client.get(path)
    assert client.get(path).status_code == 200
