"""Text that would do harm if it were not text."""

from typing import Any
from urllib.parse import quote

from labportal.models import LabText, Menu, MenuItem, SocialLink
from people.models import PersonLink
from tests.data_blocks import assert_scripts_are_files_or_data
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
)
from tests.portal import SiteTree

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
TEXT_FIELDS = [
    "title",
    "container_title",
    "volume",
    "issue",
    "number",
    "collection_title",
    "collection_number",
    "genre",
    "notice_doi",
    "page",
    "publisher",
    "publisher_place",
    "event_title",
    "edition",
    "version",
    "pmid",
    "isbn",
    "abstract",
    "note",
    "award",
    "language",
    "doi",
    "arxiv_id",
]


def test_text_stays_text_wherever_it_comes_from(site_tree: SiteTree, get: Any) -> None:
    """Every text field that is shown holds markup; every page shows it as text."""
    topic = TopicFactory(
        name=SCRIPT[:90], slug="topic", texts={"en": (SCRIPT, SCRIPT), "de": (SCRIPT, SCRIPT)}
    )
    group = ResearchGroupFactory(slug="group", names={"en": SCRIPT}, topics=[topic])
    person = PersonFactory(
        slug="person",
        given=SCRIPT,
        family=SCRIPT,
        academic_title=SCRIPT[:60],
        email='"<script>alert(1)</script>"@example.org',
        email_visibility="public",
        orcid="<script>alert(1)<",
        texts={"en": (SCRIPT, "<p>fine</p>")},
    )
    PersonLink.objects.create(person=person, label=SCRIPT[:60], url="javascript:alert(1)")
    PersonLink.objects.create(person=person, label="evil", url='https://x.org/"><script>')
    role = RoleFactory(names={"en": (SCRIPT, SCRIPT)})
    MembershipFactory(person=person, group=group, role=role, lead=True, destination=SCRIPT)
    MembershipFactory(group=group, role=role, destination=SCRIPT)
    MembershipFactory(group=group, role=role, end="2021", destination=SCRIPT)
    publication = PublicationFactory(
        slug="publication",
        **{field: SCRIPT[:12] if field == "pmid" else SCRIPT[:20] for field in TEXT_FIELDS},
        url="javascript:alert(1)",
        notice="retracted",
        identifiers=[("handle", SCRIPT), ("isbn", SCRIPT), ("preprint_doi", SCRIPT)],
        links=[("code", "javascript:alert(1)"), ("data", 'https://x.org/"><script>')],
        authors=[
            person,
            {"literal": SCRIPT},
            *(
                {"given": SCRIPT, "family": SCRIPT, "role": role}
                for role in ("editor", "translator", "supervisor")
            ),
        ],
        topics=[topic],
    )
    KeyPublicationFactory(group=group, publication=publication, remark=SCRIPT)
    site_tree.add_group_pages(group, title=SCRIPT, lead=SCRIPT, seo_title=SCRIPT)
    home = site_tree["home"]["en"]
    home.headline = home.lead = home.search_description = SCRIPT
    home.save()
    lab = site_tree.site.labsettings
    LabText.objects.update(lab_name=SCRIPT, university=SCRIPT)
    lab.address = lab.phone = SCRIPT[:60]
    lab.save()
    SocialLink.objects.create(settings=lab, label=SCRIPT[:60], url="javascript:alert(1)")
    menu = Menu.objects.create(site=site_tree.site, place="main", language="en")
    MenuItem.objects.create(menu=menu, label=SCRIPT, url='https://x.org/"><script>')
    hostile = quote(SCRIPT)
    paths = [
        "/",
        "/research/",
        "/research/group/",
        "/people/",
        "/people/person/",
        "/topics/",
        "/topics/topic/",
        "/publications/",
        "/publications/publication/",
        "/search/?q=alert",
        f"/search/?q={hostile}",
        f"/publications/?q={hostile}&year={hostile}&type={hostile}&person={hostile}&sort={hostile}",
        f"/publications/?editor={hostile}",
        f"/?{hostile}={hostile}",
    ]
    for path in paths:
        for prefix in ("", "/de"):
            page = get(prefix + path)
            assert_scripts_are_files_or_data(page, path)
            assert not [e for e in page.all() if "onerror" in e.attributes], path
            hrefs = [e["href"] for e in page.all("a")]
            assert not [href for href in hrefs if href.lower().startswith("javascript:")], path
    for path in (f"/{hostile}/", f"/de/people/{hostile}/"):
        assert_scripts_are_files_or_data(get(path, status=404), path)
    assert "<script" not in get("/sitemap.xml").source
