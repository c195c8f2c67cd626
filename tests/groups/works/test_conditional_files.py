"""Feeds and exports that a program has already: asked for again, they are not made again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date
from wagtail.models import Page, PageViewRestriction

from groups.pages import publication_index_page
from labportal.base.answers import conditional
from publications.exports.files import responses
from publications.models import Publication
from tests.portal import build_world

pytestmark = pytest.mark.django_db(transaction=True)

FILES = [
    *(f"/publications/export.{extension}" for extension in ("bib", "ris", "json")),
    *(f"{{work}}.{extension}" for extension in ("bib", "ris", "json")),
    "/publications/export.bib?person=ada-lovelace",
    "/publications/export.ris?group=machines&sort=oldest",
    "/de/publications/export.json?q=engines",
    "/publications/feed.atom",
    "/publications/feed.atom?person=ada-lovelace",
    "/publications/feed.atom?utm_source=x",
    "/de/news/feed.atom",
]


@pytest.fixture(params=[0, 2**24], ids=["nothing is kept", "answers are kept"])
def lab(request, settings, monkeypatch):
    settings.PAGE_CACHE_BYTES = request.param
    monkeypatch.setattr(conditional, "state_times", conditional.StateTimes())
    return build_world()


def _address(lab, path):
    return path.format(work=lab.paths["publication"].rstrip("/"))


def _body(response):
    return response.getvalue() if response.streaming else response.content


def _change(lab):
    lab.publication.title = f"{lab.publication.title} again"
    lab.publication.save()


def test_what_a_program_has_already_is_not_made_again(lab, client):
    for path in (_address(lab, path) for path in FILES):
        first = client.get(path)
        assert _body(first)
        etag, time = first["ETag"], first["Last-Modified"]
        for headers in (
            {"if-none-match": etag},
            {"if-none-match": f"W/{etag}"},
            {"if-none-match": f'"other", W/{etag}'},
            {"if-none-match": "*"},
            {"if-modified-since": time},
            {"if-none-match": etag, "if-modified-since": http_date(0)},
        ):
            for method in (client.get, client.head):
                again = method(path, headers=headers)
                assert (again.status_code, _body(again)) == (304, b""), (path, headers)
                assert (again["ETag"], again["Last-Modified"]) == (etag, time), path
                assert "Accept-Encoding" in again["Vary"]
        for headers in (
            {"if-none-match": '"other"'},
            {"if-modified-since": http_date(0)},
            {"if-modified-since": "yesterday"},
            {"if-none-match": '"other"', "if-modified-since": time},
        ):
            assert client.get(path, headers=headers).status_code == 200, (path, headers)


def test_a_change_of_the_same_second_is_told(lab, client):
    paths = [_address(lab, path) for path in FILES if "news" not in path]
    before = {path: client.get(path) for path in paths}
    _change(lab)
    for path, first in before.items():
        for headers in (
            {"if-none-match": first["ETag"]},
            {"if-modified-since": first["Last-Modified"]},
        ):
            answer = client.get(path, headers=headers)
            assert answer.status_code == 200, (path, headers)
            assert answer["ETag"] != first["ETag"], path
            assert b"again" in _body(answer), path


def test_nothing_is_made_for_who_has_it(lab, client, monkeypatch):
    paths = [f"/publications/export.{extension}" for extension in ("bib", "ris", "json")]
    monkeypatch.setattr(responses, "MANY", 0)
    names = [(path, client.get(path)["ETag"]) for path in paths]

    def fail(*_arguments):
        raise AssertionError

    monkeypatch.setattr(publication_index_page, "export_response", fail)
    for path, etag in names:
        assert client.get(path, headers={"if-none-match": etag}).status_code == 304


def test_a_head_request_has_the_name_and_the_time_of_the_file(lab, client):
    for path in (_address(lab, path) for path in FILES):
        head, whole = client.head(path), client.get(path)
        for name in ("ETag", "Last-Modified", "Content-Type"):
            assert head[name] == whole[name], path


def test_what_is_written_into_a_file_has_a_name_too(lab, client, monkeypatch):
    monkeypatch.setattr(responses, "MANY", 0)
    first = client.get("/publications/export.bib")
    # Its length is known once it is written, which the first may not wait for.
    written = _body(first)
    assert client.get("/publications/export.bib")["Content-Length"] == str(len(written))
    headers = {"if-none-match": first["ETag"]}
    assert client.get("/publications/export.bib", headers=headers).status_code == 304
    _change(lab)
    assert client.get("/publications/export.bib", headers=headers).status_code == 200


def test_a_compressed_file_has_a_weak_name_that_counts(lab):
    client = Client(headers={"accept-encoding": "gzip"})
    path = "/publications/feed.atom"
    first = client.get(path)
    assert first["Content-Encoding"] == "gzip"
    assert first["ETag"].startswith('W/"')
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_files_of_two_filters_formats_and_languages_have_names_of_their_own(lab, client):
    paths = [_address(lab, path) for path in FILES]
    assert len({client.get(path)["ETag"] for path in paths}) == len(paths)
    page = lab.paths["publication"]
    kinds = ("application/x-bibtex", "application/x-research-info-systems")
    answers = [client.get(page, headers={"accept": kind}) for kind in kinds]
    assert len({answer["ETag"] for answer in answers}) == 2
    again = client.get(page, headers={"accept": kinds[0], "if-none-match": answers[0]["ETag"]})
    assert again.status_code == 304
    assert "Accept" in again["Vary"].replace("Accept-Encoding", "")
    crossed = client.get(page, headers={"accept": kinds[1], "if-none-match": answers[0]["ETag"]})
    assert crossed.status_code == 200


def test_who_is_signed_in_has_names_of_their_own_and_no_time(lab, client):
    path = "/publications/export.bib"
    public = client.get(path)
    etags = {public["ETag"]}
    for name in ("ann", "bob"):
        client.force_login(User.objects.create_user(name))
        own = client.get(path, headers={"if-modified-since": public["Last-Modified"]})
        assert own.status_code == 200
        assert own["Cache-Control"] == "private, no-cache"
        assert not own.has_header("Last-Modified")
        assert client.get(path, headers={"if-none-match": own["ETag"]}).status_code == 304
        assert client.get(path, headers={"if-none-match": public["ETag"]}).status_code == 200
        etags.add(own["ETag"])
    assert len(etags) == 3


@pytest.mark.parametrize("condition", [{"if-none-match": "*"}, {"if-modified-since": "now"}])
def test_no_condition_shows_that_something_hidden_is_there(lab, client, condition):
    time = {"if-modified-since": http_date(timezone.now().timestamp())}
    headers = time if "if-modified-since" in condition else condition
    stem = lab.paths["publication"].rstrip("/")
    for path in ("/publications/export.atom", f"{stem}.atom", "/publications/nothing.bib"):
        assert client.get(path, headers=headers).status_code == 404, path
    Publication.objects.update(public=False)
    assert client.get(f"{stem}.bib", headers=headers).status_code == 404
    Publication.objects.update(public=True, retired_at=timezone.now())
    assert client.get(f"{stem}.bib", headers=headers).status_code == 410
    page = Page.objects.get(slug="publications", locale__language_code="en")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="tides")
    closed = client.get("/publications/export.bib", headers=headers)
    assert (closed.status_code, closed.has_header("ETag")) == (200, False)
    assert "text/html" in closed["Content-Type"]


def test_a_day_later_a_file_is_another(lab, client, monkeypatch):
    first = client.get("/publications/export.bib")
    today = timezone.localdate()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: today + timedelta(days=1))
    for headers in (
        {"if-none-match": first["ETag"]},
        {"if-modified-since": first["Last-Modified"]},
    ):
        assert client.get("/publications/export.bib", headers=headers).status_code == 200


def test_a_revision_alone_changes_the_feed(lab, client):
    first = client.get("/publications/feed.atom")
    lab.publication.save_revision()
    again = client.get("/publications/feed.atom", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
