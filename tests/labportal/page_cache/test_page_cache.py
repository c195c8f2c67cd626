"""Visitors' pages, which are kept until content changes, and never longer."""

from datetime import timedelta
from threading import Thread

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from labportal.models import LabText, Menu, MenuItem
from labportal.page_cache import middleware
from people.models import Person
from tests.portal import build_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _pages_are_kept(settings):
    settings.PAGE_CACHE_BYTES = 2**24


@pytest.fixture
def lab():
    return build_world()


@pytest.fixture
def made(monkeypatch):
    """The paths of pages that were made, in order."""
    paths = []
    make = middleware.PageCacheMiddleware._made

    def noted(self, request, stamp):
        paths.append(request.get_full_path())
        return make(self, request, stamp)

    monkeypatch.setattr(middleware.PageCacheMiddleware, "_made", noted)
    return paths


def test_a_page_that_was_asked_for_is_made_once_and_then_takes_one_query(
    lab, made, client, django_assert_num_queries
):
    first = client.get("/people/")
    with django_assert_num_queries(1):
        second = client.get("/people/")
    assert made == ["/people/"]
    assert second.content == first.content
    assert second.headers == first.headers
    assert "lovelace" in second.content.decode().lower()


@pytest.mark.parametrize("kind", ["home", "group", "person", "publications", "search", "news"])
def test_every_kind_of_page_is_kept(lab, made, client, kind):
    path = lab.paths[kind]
    pages = [client.get(path).content for _ in range(2)]
    assert pages[0] == pages[1]
    assert len(made) == 1


def test_what_another_process_commits_is_seen_at_once(lab, client):
    # Each client has middleware, and with that a cache, of its own.
    other = Client()
    assert client.get("/people/").content == other.get("/people/").content
    Person.objects.filter(pk=lab.lead.pk).update(family="Byron")
    assert "Byron" in client.get("/people/").content.decode()
    assert "Byron" in other.get("/people/").content.decode()


def test_the_lab_has_its_new_name_in_every_process(lab, client):
    other = Client()
    for one in (client, other):
        one.get("/")
    LabText.objects.filter(language="en").update(lab_name="Institute of Tides")
    for one in (client, other):
        assert "Institute of Tides" in one.get("/").content.decode()


def test_a_site_that_moved_under_another_page_is_found_without_being_told(lab, client):
    client.get("/people/")
    news = Page.objects.get(slug="news", locale__language_code="en")
    # Past the signals by which Wagtail forgets where its sites are.
    Site.objects.update(root_page=news)
    assert client.get("/people/").status_code == 404


def test_a_change_that_is_not_committed_shows_nowhere(lab, client, made):
    before = client.get("/people/").content
    seen = []

    def look():
        seen.append(Client().get("/people/").content)
        connection.close()

    with transaction.atomic():
        Person.objects.filter(pk=lab.lead.pk).update(family="Byron")
        reader = Thread(target=look)
        reader.start()
        reader.join()
        transaction.set_rollback(True)
    assert seen == [before]
    assert client.get("/people/").content == before
    assert len(made) == 2


def test_changes_that_are_committed_in_another_order_than_they_began_are_each_seen(lab, client):
    first, second = connection.copy(), connection.copy()
    for one, family in ((first, "Byron"), (second, "Gordon")):
        one.set_autocommit(False)
        with one.cursor() as cursor:
            cursor.execute(
                "UPDATE people_person SET family = %s WHERE id = %s",
                [family, {"Byron": lab.lead, "Gordon": lab.member}[family].pk],
            )
    try:
        client.get("/people/")
        second.commit()
        page = client.get("/people/").content.decode()
        assert "Gordon" in page
        assert "Byron" not in page
        first.commit()
        page = client.get("/people/").content.decode()
        assert "Gordon" in page
        assert "Byron" in page
    finally:
        first.close()
        second.close()


def test_languages_formats_and_parameters_are_told_apart(lab, client):
    path = lab.paths["publication"]
    found = {
        client.get(path).content,
        client.get(f"/de{path}").content,
        client.get("/publications/").content,
        client.get("/publications/?sort=oldest").content,
        client.get("/publications/?q=engine").content,
    }
    assert len(found) == 5
    bibtex = client.get(path, headers={"accept": "application/x-bibtex"})
    assert bibtex["Content-Type"].startswith("application/x-bibtex")
    assert client.get(path)["Content-Type"].startswith("text/html")
    # A browser's own list of types is the page's, too.
    browser = client.get(path, headers={"accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert browser.content == client.get(path).content


def test_the_order_of_parameters_makes_no_other_page(lab, client, made):
    client.get("/publications/?q=engine&sort=oldest")
    client.get("/publications/?sort=oldest&q=engine")
    assert len(made) == 1


def test_an_unknown_parameter_is_answered_and_kept_nowhere(lab, client, made):
    for _ in range(2):
        assert client.get("/people/?utm_source=letter").status_code == 200
    assert len(made) == 2


def test_a_host_with_another_port_is_answered_and_kept_nowhere(lab, client, made):
    for _ in range(2):
        client.get("/people/", headers={"host": "testserver:81"})
    assert len(made) == 2


def test_pages_are_compressed_for_those_who_read_it_and_for_no_others(lab, client):
    compressed = client.get("/people/", headers={"accept-encoding": "gzip, br"})
    plain = client.get("/people/")
    assert compressed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    again = client.get("/people/", headers={"accept-encoding": "br, gzip"})
    assert again.content == compressed.content


def test_signed_in_people_get_pages_of_their_own(lab, client):
    client.get("/people/")
    staff = Client()
    staff.force_login(User.objects.create_superuser("staff"))
    own = staff.get("/people/")
    assert own["Cache-Control"] == "private, no-cache"
    assert own.content != client.get("/people/").content
    assert client.get("/people/")["Cache-Control"] == "public, no-cache"


def test_a_page_behind_a_password_is_kept_for_nobody(lab, client, made):
    page = Page.objects.get(slug="people", locale__language_code="en")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="tides")
    for _ in range(2):
        assert client.get("/people/")["Cache-Control"] != "public, no-cache"
    assert len(made) == 2


def test_a_page_that_is_not_there_is_asked_for_each_time(lab, client, made):
    for _ in range(2):
        assert client.get("/people/nobody/").status_code == 404
    assert len(made) == 2


def test_what_the_browser_has_already_is_not_sent_again(lab, client):
    page = client.get("/people/")
    again = client.get("/people/", headers={"if-none-match": page["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == page["ETag"]
    Person.objects.filter(pk=lab.lead.pk).update(family="Byron")
    assert client.get("/people/", headers={"if-none-match": page["ETag"]}).status_code == 200


def test_a_page_has_one_name_in_every_process_and_another_if_it_is_compressed(lab):
    compressed, again = (Client(headers={"accept-encoding": "gzip"}).get("/people/") for _ in "ab")
    assert compressed["ETag"] == again["ETag"] != Client().get("/people/")["ETag"]
    assert compressed["ETag"].endswith('-gzip"')


def test_a_head_request_has_the_headers_of_the_page(lab, client):
    page = client.get("/people/")
    head = client.head("/people/")
    assert head.content == b""
    assert head["ETag"] == page["ETag"]
    assert head["Content-Length"] == str(len(page.content))


def test_a_day_later_the_page_is_made_anew(lab, client, made, monkeypatch):
    client.get("/people/")
    today = middleware.key_of.__globals__["timezone"].localdate()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: today + timedelta(days=1))
    client.get("/people/")
    assert len(made) == 2


def test_many_visitors_at_once_have_a_page_made_once(lab, made):
    client = Client()
    client.get("/healthz")
    seen = []

    def look():
        one = Client()
        one.handler = client.handler
        seen.append(one.get("/people/").content)
        connection.close()

    visitors = [Thread(target=look) for _ in range(6)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert len(seen) == 6
    assert len(set(seen)) == 1
    assert made == ["/people/"]


def test_a_database_that_does_not_answer_is_the_pages_own_fault_to_tell(lab, client, monkeypatch):
    def fail():
        raise OperationalError

    monkeypatch.setattr(middleware, "read_stamp", fail)
    assert client.get("/people/").status_code == 200


def test_the_links_of_a_page_that_is_made_again_ask_nothing_until_content_changes(lab, client):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            # Not kept, since nobody knows the parameter.
            client.get("/people/?utm_source=letter")
        return len(asked)

    first = queries()
    assert queries() <= first - 5
    MenuItem.objects.create(
        menu=Menu.objects.create(site=Site.objects.get(), place="main", language="en"),
        label="Tides",
        url="/tides/",
    )
    assert "Tides" in client.get("/people/?utm_source=letter").content.decode()


def test_nobody_waits_for_an_answer_that_is_kept_for_nobody(lab, client, monkeypatch):
    client.get("/people/nobody/")
    monkeypatch.setattr(middleware.AnswerStore, "making", None)
    assert client.get("/people/nobody/").status_code == 404


def test_a_host_that_is_not_the_portals_is_refused_without_a_query(
    client, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert client.get("/people/", headers={"host": "elsewhere.example"}).status_code == 400
