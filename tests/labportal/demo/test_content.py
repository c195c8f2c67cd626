"""The demo lab's data files: complete, consistent with each other, in both languages."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import Any

import bibtexparser
import pytest

from labportal import demo, lab_templates

FOLDER = Path(demo.__file__).parent
TEMPLATES = Path(lab_templates.__file__).parent
LANGUAGES = {"en", "de"}
# The tags that the rich text editor keeps.
TAGS = {"p", "ul", "li", "b", "i", "a", "br"}


def load(name: str) -> dict[str, Any]:
    paths = (folder / f"{name}.toml" for folder in (FOLDER, TEMPLATES))
    path = next(path for path in paths if path.exists())
    return tomllib.loads(path.read_text(encoding="utf-8"))


CHAIR = load("chair")
LEGAL_PAGES: list[dict[str, Any]] = load("legal_pages")["pages"]
PAGES = [*CHAIR["pages"], *LEGAL_PAGES]
GROUPS: list[dict[str, Any]] = load("groups")["groups"]
PEOPLE: list[dict[str, Any]] = load("people")["people"]
ROLES: list[dict[str, Any]] = load("roles")["roles"]
TOPICS: list[dict[str, Any]] = load("topics")["topics"]
NEWS: list[dict[str, Any]] = load("news")["news"]
OPENINGS: list[dict[str, Any]] = load("openings")["openings"]
BIBLIOGRAPHY = bibtexparser.parse_string((FOLDER / "publications.bib").read_text(encoding="utf-8"))
CITEKEYS = {entry.key for entry in BIBLIOGRAPHY.entries}
REAL_PEOPLE = {"daniel-rueckert"}.union(*(group["leads"] for group in GROUPS))
MEMBERSHIPS = [membership for person in PEOPLE for membership in person["memberships"]]


def slugs(records: list[dict[str, Any]]) -> set[str]:
    return {record["slug"] for record in records}


def translated(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every table of texts by language, with where it stands."""
    if isinstance(value, dict):
        if LANGUAGES & value.keys():
            yield path, value
            return
        for key, inner in value.items():
            yield from translated(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from translated(inner, f"{path}[{number}]")


TEXTS = [
    (where, texts)
    for name in (
        "chair",
        "groups",
        "lab",
        "legal_pages",
        "news",
        "openings",
        "people",
        "roles",
        "topics",
    )
    for where, texts in translated(load(name), name)
]
RICH_TEXTS = [(where, texts) for where, texts in TEXTS if str(texts["en"]).strip().startswith("<")]


class Outline(HTMLParser):
    """The tags of a text in order; fails where one is closed that is not open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


@pytest.mark.parametrize("records", [GROUPS, PEOPLE, ROLES, TOPICS, PAGES, NEWS, OPENINGS], ids=len)
def test_slugs_are_unique_and_fit_an_address(records: list[dict[str, Any]]) -> None:
    assert len(slugs(records)) == len(records)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs(records))


def test_every_text_stands_in_both_languages() -> None:
    assert len(TEXTS) > 150
    for where, texts in TEXTS:
        assert texts.keys() == LANGUAGES, where
        english, german = texts["en"], texts["de"]
        assert len(english) > 0 < len(german), where
        if isinstance(english, list):
            assert len(english) == len(german), where
            assert all(item.strip() for item in chain(english, german)), where
        else:
            assert english.strip(), where
            assert german.strip(), where


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        *((group, ("name", "introduction")) for group in GROUPS),
        *((role, ("name", "plural")) for role in ROLES),
        *((topic, ("name", "description")) for topic in TOPICS),
        *((page, ("title", "lead", "introduction")) for page in PAGES),
        *((one, ("title", "lead", "text")) for one in NEWS),
        *((one, ("title", "lead", "text", "start")) for one in OPENINGS),
        (CHAIR["lab"], ("name", "university", "tagline")),
        (CHAIR["home"], ("headline", "lead")),
        (CHAIR["research"], ("title", "lead", "introduction", "aims", "closing")),
    ],
)
def test_no_text_that_a_page_shows_is_missing(
    record: dict[str, Any], fields: tuple[str, ...]
) -> None:
    for field in fields:
        assert record[field].keys() == LANGUAGES, field


def test_rich_texts_are_well_formed_and_built_alike_in_both_languages() -> None:
    assert len(RICH_TEXTS) > 50
    for where, texts in RICH_TEXTS:
        outlines = {language: Outline(html) for language, html in texts.items()}
        for outline in outlines.values():
            assert not outline.open, where
            assert set(outline.tags) <= TAGS, where
        english, german = (
            [tag for tag in outlines[language].tags if tag != "br"] for language in ("en", "de")
        )
        assert english == german, where


def test_the_bibliography_has_39_entries_that_can_be_read() -> None:
    assert not BIBLIOGRAPHY.failed_blocks
    assert len(CITEKEYS) == len(BIBLIOGRAPHY.entries) == 39
    macros = {string.key for string in BIBLIOGRAPHY.strings}
    for entry in BIBLIOGRAPHY.entries:
        fields = entry.fields_dict
        assert {"author", "title", "year", "langid"} <= fields.keys(), entry.key
        container = {"article": "journal", "inproceedings": "booktitle"}.get(entry.entry_type)
        if container:
            value = fields[container].value
            assert value in macros or " " in value or value[0].isupper(), entry.key


def test_key_publications_are_40_citations_of_39_publications() -> None:
    lists = [group["key_publications"] for group in GROUPS]
    assert [len(citekeys) for citekeys in lists] == [10, 11, 12, 7, 0]
    cited = Counter(chain.from_iterable(lists))
    assert cited.total() == 40
    assert cited.keys() == CITEKEYS
    assert [citekey for citekey, times in cited.items() if times > 1] == ["hager2024evaluation"]
    assert all(len(set(citekeys)) == len(citekeys) for citekeys in lists)


def test_marks_and_gaps_of_author_lists_are_in_the_data() -> None:
    authors = {entry.key: re.split(r"\s+and\s+", entry["author"]) for entry in BIBLIOGRAPHY.entries}
    assert authors["hager2024evaluation"][-3:] == ["Braren*, R.", "Kaissis*, G.", "Rueckert*, D."]
    assert authors["meiser2023distinct"][2:] == ["others", "Kaissis*, G.", 'B{\\"o}ttcher*, J.']
    assert "Lima, Jr, I." in authors["kaissis2021end"]
    assert 'R{\\"u}ckert, D.' in authors["pan2024reconstruction"]
    assert "Rueckert, D." in authors["pan2024unrolled"]


def test_every_publication_has_one_to_three_topics() -> None:
    topics_of = Counter(chain.from_iterable(topic["publications"] for topic in TOPICS))
    assert topics_of.keys() == CITEKEYS
    assert set(topics_of.values()) <= {1, 2, 3}
    assert all(len(set(topic["publications"])) == len(topic["publications"]) for topic in TOPICS)


def test_groups_name_people_and_topics_that_exist() -> None:
    for group in GROUPS:
        assert set(group["topics"]) <= slugs(TOPICS), group["slug"]
        leads = {
            person["slug"]
            for person in PEOPLE
            for membership in person["memberships"]
            if membership.get("group") == group["slug"] and membership.get("lead")
        }
        assert leads == set(group["leads"]), group["slug"]


def test_sections_follow_the_order_of_the_groups() -> None:
    assert [len(group.get("sections", [])) for group in GROUPS] == [1, 2, 3, 3, 0]
    points = [section["body"]["en"].count("<li>") for section in GROUPS[2]["sections"]]
    assert points == [5, 5, 3]


def test_people_name_groups_roles_and_topics_that_exist() -> None:
    for person in PEOPLE:
        assert person["family"], person["slug"]
        assert set(person.get("topics", [])) <= slugs(TOPICS), person["slug"]
        assert person["memberships"], person["slug"]
    assert {membership["role"] for membership in MEMBERSHIPS} == slugs(ROLES)
    assert {m["group"] for m in MEMBERSHIPS if "group" in m} == slugs(GROUPS)


def test_news_and_openings_name_what_exists_and_nobody_who_is_real() -> None:
    for one in (*NEWS, *OPENINGS):
        people = {*one.get("people", []), *one.get("supervisors", [])}
        assert people <= slugs(PEOPLE) - REAL_PEOPLE, one["slug"]
        assert {*one.get("groups", []), *filter(None, [one.get("group")])} <= slugs(GROUPS)
        assert set(one.get("publications", [])) <= CITEKEYS
    assert len({one["days_ago"] // 365 for one in NEWS} | {0}) == 1
    assert sum(one.get("days_left", 0) < 0 for one in OPENINGS) == 1
    assert any("days_left" not in one for one in OPENINGS)


def test_dates_are_as_precise_as_known_and_in_order() -> None:
    dates = [m[field] for m in MEMBERSHIPS for field in ("start", "end") if field in m]
    assert all(re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-[0-3]\d)?)?", date) for date in dates)
    assert {len(date) for date in dates} == {4, 7, 10}
    assert all(m["start"] < m["end"] for m in MEMBERSHIPS if "end" in m)


def test_seven_people_are_alumni() -> None:
    alumni = [p["slug"] for p in PEOPLE if all("end" in m for m in p["memberships"])]
    assert len(alumni) == 7
    destinations = [m["then"] for m in MEMBERSHIPS if "then" in m]
    assert 0 < len(destinations) < 7


def test_real_people_stand_there_by_name_and_group_only() -> None:
    real = [person for person in PEOPLE if person["slug"] in REAL_PEOPLE]
    assert len(real) == 6
    for person in real:
        names = {"given", "preferred_given", "family", "variants"}
        assert person.keys() <= {"slug", "memberships"} | names
        for membership in person["memberships"]:
            assert membership.keys() <= {"group", "role", "lead"}


def test_invented_people_have_a_biography_and_no_namesake_among_the_authors() -> None:
    authors = " ".join(entry["author"] for entry in BIBLIOGRAPHY.entries)
    for person in PEOPLE:
        if person["slug"] not in REAL_PEOPLE:
            assert person["biography"].keys() == LANGUAGES, person["slug"]
            assert person["family"] not in authors, person["slug"]


def test_addresses_cannot_reach_anybody() -> None:
    emails = [person["email"] for person in PEOPLE if "email" in person] + [CHAIR["lab"]["email"]]
    assert all(email.endswith("@example.org") for email in emails)
    assert len(set(emails)) == len(emails)
    # The range that is kept free for fiction in Munich.
    phones = [person["phone"] for person in PEOPLE if "phone" in person]
    assert phones
    assert all(re.fullmatch(r"\+49 89 99998-\d{3}", phone) for phone in phones)
    links = [link["url"] for person in PEOPLE for link in person.get("links", [])]
    assert all(re.fullmatch(r"https://[a-z]+\.example\.org/\w*", link) for link in links)
    shown = {person["email_visibility"] for person in PEOPLE if "email" in person}
    assert shown == {"public", "members", "hidden"}


@pytest.mark.parametrize("slug", ["imprint", "privacy", "accessibility"])
def test_legal_pages_say_that_they_are_templates(slug: str) -> None:
    page = next(page for page in LEGAL_PAGES if page["slug"] == slug)
    marks = {"en": ("Template:", "[Fill in"), "de": ("Vorlage:", "[Bitte ergänzen")}
    for language, (notice, gap) in marks.items():
        assert notice in page["introduction"][language]
        assert any(gap in section["body"][language] for section in page["sections"])
