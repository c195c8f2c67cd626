"""Answers for the form of a publication while one types."""

import json

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from labportal.roles import MEMBERS, make_roles
from publications.models import Publication, RenderedCitation
from tests.factories import PersonFactory, PublicationFactory
from tests.staff.answers import model_url, open_form, record_url

pytestmark = pytest.mark.django_db


def _read(client, text):
    answer = client.post(reverse("publication_draft:names"), {"text": text}).json()
    names = [row["literal"] or f"{row['family']}, {row['given']}" for row in answer["rows"]]
    return names, answer


@pytest.mark.parametrize(
    "text",
    [
        "A. B. Muster; C. Beispiel",
        "A. B. Muster, C. Beispiel",
        "Muster, A. B.; Beispiel, C.",
        "Muster, A. B. and Beispiel, C.",
        "A. B. Muster and C. Beispiel",
        "A. B. Muster\nC. Beispiel",
        "Muster, A. B.;\r\nBeispiel, C.;\r\n\r\n",
        "A. B. Muster und C. Beispiel",
    ],
)
def test_a_pasted_list_is_read_in_any_notation(admin_client, text):
    names, answer = _read(admin_client, text)
    assert names == ["Muster, A. B.", "Beispiel, C."]
    assert answer["remarks"] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Rueckert D, Kaissis G, van der Meer AB.",
            ["Rueckert, D.", "Kaissis, G.", "Meer, A. B."],
        ),
        ("Rueckert D", ["Rueckert, D."]),
        ("Rueckert D and Kaissis GA", ["Rueckert, D.", "Kaissis, G. A."]),
        (
            "Rueckert D;\nMüller J-P;\nDe La Cruz MJ Jr",
            ["Rueckert, D.", "Müller, J.-P.", "De La Cruz, M. J."],
        ),
        ("Rueckert D, Kaissis G, et al.", ["Rueckert, D.", "Kaissis, G."]),
        # A sign of another order: given names first, surnames in capitals.
        ("Wei LI; Min HU", ["LI, Wei", "HU, Min"]),
        ("Rueckert, D; Kaissis, G", ["Rueckert, D", "Kaissis, G"]),
        ("Ada Doe; Rueckert D", ["Doe, Ada", "D, Rueckert"]),
    ],
)
def test_initials_behind_a_family_name_are_read_so_where_the_whole_list_is(
    admin_client, text, names
):
    assert _read(admin_client, text)[0] == names


def test_a_particle_before_a_pubmed_name_is_one(admin_client):
    _names, answer = _read(admin_client, "van der Meer AB")
    [row] = answer["rows"]
    assert (row["given"], row["particle"], row["family"]) == ("A. B.", "van der", "Meer")


def test_a_name_that_may_be_several_is_remarked_on(admin_client):
    names, answer = _read(admin_client, "Ada Doe, Bo Roe")
    assert len(names) == 1
    assert "Ada Doe, Bo Roe" in answer["remarks"][0]


def test_who_a_typed_name_is_or_may_be_is_said(admin_client):
    daniel = PersonFactory(given="Daniel", family="Rückert")
    _names, answer = _read(admin_client, "Daniel Rueckert; D. Rückert; Ada One")
    found = [(row["person"], row["linked_by"], row["suggested"]) for row in answer["rows"]]
    assert found == [
        (daniel.pk, "exact", []),
        (None, "", [[daniel.pk, "Daniel Rückert"]]),
        (None, "", []),
    ]
    assert answer["rows"][0]["person_name"] == "Daniel Rückert"


def test_people_are_found_by_any_of_their_names(admin_client):
    daniel = PersonFactory(given="Daniel", family="Rückert")
    PersonFactory(given="Ada", family="One")
    answer = admin_client.get(reverse("publication_draft:people"), {"q": "rueck"}).json()
    assert answer == {"people": [[daniel.pk, "Daniel Rückert"]]}


def _draft(client, publication=None, **typed):
    page = record_url(publication) if publication else model_url(Publication, "add")
    url = reverse(
        "publication_draft:of" if publication else "publication_draft:new",
        args=[publication.pk] if publication else [],
    )
    return client.post(url, {**open_form(client, page), **typed}).json()


def test_the_citation_is_that_of_what_is_typed_and_nothing_is_kept(admin_client):
    publication = PublicationFactory(title="Old", authors=["Ada One"])
    kept = RenderedCitation.objects.count()
    typed = {"title": "New <i>things</i>", "issued_year": "2020"}
    typed["authorships"] = json.dumps([{"given": "Bo", "family": "Two"}])
    answer = _draft(admin_client, publication, **typed)
    assert "Two, B." in answer["citation"]
    assert "New <i>things</i>" in answer["citation"]
    publication.refresh_from_db()
    assert publication.title == "Old"
    assert [authorship.name for authorship in publication.authors] == ["Ada One"]
    assert RenderedCitation.objects.count() == kept


def test_a_name_that_cannot_stand_is_left_out_of_the_citation_and_said(admin_client):
    names = [
        {"given": "Bo", "family": "Two"},
        {"literal": "Both Ways", "family": "Ways"},
        {"given": "Cy", "family": "Dole"},
    ]
    answer = _draft(admin_client, title="New", authorships=json.dumps(names))
    assert "Two, B." in answer["citation"]
    assert "Dole" in answer["citation"]
    assert "Ways" not in answer["citation"]
    assert answer["left_out"] == [
        "Name 2 (Both Ways): Give a family name, or the name in one piece, and not both."
    ]


def test_a_form_without_a_title_has_no_citation_yet(admin_client):
    assert _draft(admin_client) == {"citation": "", "alike": [], "left_out": []}


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ({"doi": "https://doi.org/10.1000/ABC"}, "DOI"),
        ({"citekey": "one2020"}, "citekey"),
        ({"title": "ON ENGINES!"}, "title"),
        ({"pmid": "12345", "title": "Other"}, "PubMed id"),
        ({"arxiv_id": "arXiv:2501.04284v2"}, "arXiv id"),
    ],
)
def test_what_is_there_already_is_named_with_its_address(admin_client, typed, same):
    values = {"doi": "10.1000/abc", "citekey": "one2020", "pmid": "12345"}
    other = PublicationFactory(
        title="On engines", arxiv_id="2501.04284", authors=["Ada One"], issued_year=2020, **values
    )
    [found] = _draft(admin_client, **typed)["alike"]
    assert found == {
        "same": same,
        "title": "On engines",
        "about": "One, 2020",
        "url": record_url(other),
        "merge": "",
    }
    third = PublicationFactory(title="Of gears")
    [found] = _draft(admin_client, third, **typed)["alike"]
    assert found["merge"] == reverse("removals:merge", args=[third.pk, other.pk])
    assert _draft(admin_client, other, **typed)["alike"] == []


def test_only_those_who_may_edit_publications_are_answered(client):
    make_roles()
    user = User.objects.create_user("m", password="p")
    user.groups.add(Group.objects.get(name=MEMBERS))
    client.force_login(user)
    for name in ("names", "new"):
        assert client.post(reverse(f"publication_draft:{name}")).status_code == 302
    assert client.get(reverse("publication_draft:people"), {"q": "a"}).status_code == 302
