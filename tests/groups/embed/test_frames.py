"""Lists in frames of other sites: what is in them, who may frame them, what is refused."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from publications.imports.removals.people.merging import merge
from publications.models import Publication
from tests.data_blocks import assert_scripts_are_files_or_data
from tests.factories import PersonFactory, PublicationFactory
from tests.portal import makes_renditions
from tests.publications.hostile_files import BIDI
from tests.site.test_hostile_text import SCRIPT, TEXT_FIELDS

pytestmark = [pytest.mark.django_db, makes_renditions]
FRAME = "/embed/publications"


def test_a_frame_shows_the_list_alone_and_leads_to_all_of_it(world, get):
    PublicationFactory(title="Of somebody else")
    page = get(f"{FRAME}?person=ada-lovelace")
    assert "On engines" in page.main.text
    assert "Of somebody else" not in page.main.text
    assert not page.all("header") + page.all("nav") + page.all("footer")
    assert page.one("base")["target"] == "_top"
    address = "http://testserver/publications/?person=ada-lovelace"
    assert page.links["More at Test Lab"] == address
    (canonical,) = [one for one in page.all("link") if one["rel"] == "canonical"]
    assert canonical["href"] == address
    assert page.links["On engines"] == "/publications/2024-engines/"
    assert page.links["DOI"] == "https://doi.org/10.1000/182"


def test_language_style_order_and_length_are_chosen_in_the_address(world, get):
    PublicationFactory(title="Later", issued_year=2030, authors=["Grace Hopper"])
    german = get(f"{FRAME}?lang=de&limit=1&sort=oldest&style=ieee")
    assert german.one("html")["lang"] == "de"
    assert "Mehr bei Testlabor" in german.links
    assert german.main.text.count("doi.org") + german.main.text.count("DOI") >= 1
    assert "Later" not in german.main.text
    assert "„On engines“" in german.main.text or "“On engines,”" in german.main.text
    assert "2 Publikationen" in german.main.text
    assert "Later" in get(f"{FRAME}?limit=1").main.text


def test_a_frame_of_many_takes_as_many_queries_as_one_of_few(world, client):
    def count(path):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    paths = (FRAME, f"{FRAME}/?group=machines&style=apa&limit=100")
    few = [count(path) for path in paths]
    for _number in range(12):
        PublicationFactory(authors=[world.lead, PersonFactory()], topics=[world.topic])
    assert [count(path) for path in paths] == few
    assert max(few) < 25


def test_an_empty_list_says_so(world, get):
    page = get(f"{FRAME}?year=1900")
    assert "No publication fits this." in page.main.text
    assert page.links["More at Test Lab"].endswith("/publications/?year=1900")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("grup=machines", "There is no parameter “grup” here."),
        ("page=2", "There is no parameter “page” here."),
        ("limit=0", "“limit” is a number from 1 to 100."),
        ("limit=1000", "“limit” is a number from 1 to 100."),
        ("style=mine", "“style” cannot be “mine”."),
        ("group=nobody", "There is no research group “nobody”."),
        ("lang=fr", "“lang” cannot be “fr”."),
        ("lang=de&person=nobody", "Es gibt keine Person „nobody“."),
        ("q=%00", "“q” has a character in it that no text has (NUL)."),
    ],
)
def test_what_is_wrong_in_the_address_is_said_in_the_frame(world, get, client, query, said):
    page = get(f"{FRAME}?{query}", status=400)
    assert said in page.main.text
    assert "frame-ancestors" not in client.get(f"{FRAME}?{query}")["Content-Security-Policy"]


def test_any_site_may_frame_it_and_nothing_else(world, client):
    response = client.get(FRAME)
    assert "X-Frame-Options" not in response
    assert "frame-ancestors" not in response["Content-Security-Policy"]
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert response["X-Robots-Tag"] == "noindex"
    others = [*world.paths.values(), "/nowhere/", "/embed/", "/api/v1/", "/healthz", "/robots.txt"]
    for path in [*others, "/admin/login/", "/publications/export.json", "/oai?verb=Identify"]:
        answer = client.get(path)
        assert answer["X-Frame-Options"] == "SAMEORIGIN", path
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"], path


@pytest.mark.django_db(transaction=True)
def test_a_frame_is_kept_as_pages_are_sets_no_cookie_and_is_told_to_be_the_same(
    new_portal, client, settings
):
    settings.PAGE_CACHE_BYTES = 2**24
    PublicationFactory()
    first = client.get(f"{FRAME}?lang=de&limit=5")
    assert not first.cookies
    assert first["Content-Language"] == "de"
    same = {"If-None-Match": first["ETag"]}
    assert client.get(f"{FRAME}?lang=de&limit=5", headers=same).status_code == 304
    assert client.get(f"{FRAME}?lang=en&limit=5", headers=same).status_code == 200
    again = client.get(f"{FRAME}?lang=de&limit=5")
    assert again.content == first.content
    assert "X-Frame-Options" not in again


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_frame_is_only_read(world, method):
    client = Client(enforce_csrf_checks=True)
    assert getattr(client, method)(FRAME).status_code in {403, 405}
    assert Publication.objects.exists()


def test_hidden_works_are_in_no_frame_and_a_closed_list_has_none(world, get):
    PublicationFactory(title="Unheard-of", public=False, authors=[world.lead])
    assert "Unheard-of" not in get(FRAME).source
    for page in world.tree["publications"].values():
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    get(FRAME, status=404)
    for path in ("/people/ada-lovelace/", "/research/machines/"):
        assert "embed-code" not in get(path).source


def test_former_addresses_of_people_go_on_to_work(world, get):
    other = PersonFactory(slug="other", family="Other")
    merge(other.pk, world.lead.pk, {})
    page = get(f"{FRAME}?person=ada-lovelace")
    assert "On engines" in page.main.text
    assert page.links["More at Test Lab"].endswith("?person=other")


def test_text_stays_text_in_a_frame_and_in_its_code(world, get):
    values = {name: SCRIPT[:12] if name == "pmid" else SCRIPT[:20] for name in TEXT_FIELDS}
    PublicationFactory(**values | {"title": SCRIPT + BIDI}, authors=[{"literal": SCRIPT}])
    world.tree.site.labsettings.texts.update(lab_name=SCRIPT)
    for path in (FRAME, f"{FRAME}?style=ieee", f"/publications/?q={SCRIPT}", "/publications/"):
        page = get(path)
        assert_scripts_are_files_or_data(page, path)
        assert not [one for one in page.all() if "onerror" in one.attributes]


@pytest.mark.parametrize("prefix", ["", "/de"])
def test_every_list_offers_the_code_with_its_filters_and_language(world, get, prefix):
    language = prefix.strip("/") or "en"
    for path, query in (
        (
            "/publications/?year=2024&type=article-journal",
            "year=2024&amp;type=article-journal&amp;",
        ),
        ("/publications/", ""),
        ("/people/ada-lovelace/", "person=ada-lovelace&amp;"),
    ):
        code = get(f"{prefix}{path}").one("textarea").text
        address = f"http://testserver{FRAME}?{query}lang={language}"
        assert code.startswith(f'<iframe src="{address}" title="'), path
        assert get(address.replace("&amp;", "&").removeprefix("http://testserver"))


def test_the_code_escapes_what_is_searched_for(world, get):
    PublicationFactory(title='A "quoted" <i>work</i> & more')
    code = get('/publications/?q="quoted"').one("textarea").text
    assert "q=%22quoted%22&amp;lang=en" in code
    assert code.count('"') == code.split("<script>")[0].count('"')


def test_a_list_with_one_language_works(world, get, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
    assert get(FRAME).one("html")["lang"] == "en"
    get(f"{FRAME}?lang=de", status=400)
