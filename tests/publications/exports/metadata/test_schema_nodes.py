"""Types of schema.org, and the nodes of people and organizations."""

import pytest

from people.models import Person
from publications.exports.metadata.schema_agents import organization_node, person_node, reference
from publications.exports.metadata.schema_types import (
    IN_BOOKS,
    IN_PERIODICALS,
    OTHER,
    SCHEMA_TYPES,
    WITH_PAGES,
)
from publications.vocabulary.types import TYPES

ORCID = "0000-0002-1825-0097"
URL = "https://lab.example.org/people/doe/"


def test_only_types_of_the_list_have_a_type_of_schema_org():
    assert SCHEMA_TYPES.keys() <= TYPES.keys()
    assert TYPES.keys() >= IN_PERIODICALS | IN_BOOKS
    assert IN_PERIODICALS.isdisjoint(IN_BOOKS)
    assert {*SCHEMA_TYPES.values(), OTHER} >= WITH_PAGES


@pytest.mark.parametrize(
    ("csl", "schema"),
    [
        ("article-journal", "ScholarlyArticle"),
        ("article", "ScholarlyArticle"),
        ("software", "SoftwareSourceCode"),
        ("patent", None),
    ],
)
def test_the_type_of_a_work(csl, schema):
    assert SCHEMA_TYPES.get(csl) == schema


def test_a_person_is_told_with_what_is_given_and_nothing_empty():
    person = Person(
        given="Ada",
        preferred_given="Addie",
        particle="von",
        family="Doe",
        suffix="Jr.",
        orcid=ORCID,
    )
    assert person_node(person, f"{URL}#person", url=URL) == {
        "@type": "Person",
        "@id": f"{URL}#person",
        "url": URL,
        "mainEntityOfPage": URL,
        "name": person.name,
        "givenName": "Ada",
        "alternateName": "Addie",
        "familyName": "von Doe",
        "honorificSuffix": "Jr.",
        "identifier": f"https://orcid.org/{ORCID}",
        "sameAs": [f"https://orcid.org/{ORCID}"],
    }


def test_what_strangers_may_see_of_a_person_comes_from_the_caller_only():
    person = Person(given="Ada", family="Doe", email="secret@example.org")
    assert "secret" not in str(person_node(person, "x", url=URL))
    lab = reference("ResearchOrganization", "#lab", "Lab")
    node = person_node(
        person,
        "x",
        url=URL,
        email="ada@example.org",
        phone="+49 1",
        job_title="Professor",
        links=["https://x.org", ""],
        organizations=[lab],
        topics=["Tides"],
    )
    assert node["email"] == "ada@example.org"
    assert node["telephone"] == "+49 1"
    assert node["jobTitle"] == "Professor"
    assert node["sameAs"] == ["https://x.org"]
    assert node["affiliation"] == [lab]
    assert node["knowsAbout"] == ["Tides"]


def test_an_organization_without_more_is_a_name():
    assert organization_node("#lab", name="Lab") == {
        "@type": "ResearchOrganization",
        "@id": "#lab",
        "name": "Lab",
    }


@pytest.mark.parametrize(
    ("options", "parent"),
    [
        ({"university": "TU"}, {"@type": "CollegeOrUniversity", "name": "TU"}),
        ({"parent": {"@id": "#lab"}, "university": "TU"}, {"@id": "#lab"}),
    ],
)
def test_an_organization_belongs_to_its_parent_or_else_the_university(options, parent):
    assert organization_node("#group", name="G", **options)["parentOrganization"] == parent


def test_contact_parts_and_dates_of_an_organization():
    node = organization_node(
        "#lab",
        name="Lab\n of Tides",
        founded="2001",
        dissolved="2020-05",
        contact={"email": "lab@example.org", "telephone": ""},
        parts=[reference("ResearchOrganization", "#a", "A")],
        members=[reference("Person", "#b", "B")],
    )
    assert node["name"] == "Lab of Tides"
    assert (node["foundingDate"], node["dissolutionDate"]) == ("2001", "2020-05")
    assert node["email"] == "lab@example.org"
    assert "telephone" not in node
    assert node["subOrganization"][0]["@id"] == "#a"
    assert node["member"] == [{"@type": "Person", "@id": "#b", "name": "B"}]
