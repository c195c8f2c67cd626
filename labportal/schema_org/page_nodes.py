"""News, openings and the way to a page as nodes of schema.org."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from labportal.base.text.links import absolute
from labportal.brand.branding import SharedPicture
from labportal.models import LabSettings, NewsPage, OpeningPage
from labportal.models.opening_page import OpeningKind
from labportal.navigation.links import Link
from labportal.news.items import NewsItem
from labportal.schema_org.nodes import ORGANIZATION, Described
from publications.exports.metadata.schema_agents import reference
from publications.exports.metadata.schema_org import Node, without_empty

#: Kinds of employment as search engines have them. Theses are none, and nobody says of another
#: position how much of a week it takes.
_EMPLOYMENT = {
    OpeningKind.PHD: "TEMPORARY",
    OpeningKind.POSTDOC: "TEMPORARY",
    OpeningKind.ASSISTANT: "PART_TIME",
}
#: A line of a postal address such as "80333 Munich", "D-80333 München" or "1015 Lausanne".
_TOWN = re.compile(r"(?:[A-Z]{1,3}-)?(?P<code>[0-9]{4,6})\s+(?P<town>[^0-9].*)")
_LAST = time(23, 59, 59)


def breadcrumb_node(ancestors: Sequence[Link], title: str, url: str) -> Node:
    """Return the way from the home page to a page; nothing for the home page itself."""
    if not (ancestors and title and url):
        return {}
    steps = [*((link.label, absolute(link.url)) for link in ancestors), (title, url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }


def news_node(
    request: HttpRequest, described: Described, item: NewsItem, lab: LabSettings, url: str
) -> Node:
    """Return the node of a piece of news."""
    page: NewsPage = item.page
    publisher = reference(ORGANIZATION, described.lab_id, lab.lab_name)
    picture = SharedPicture.of_image(request, page.picture) if page.picture else None
    changed = page.last_published_at
    dates = [page.date, *([timezone.localdate(changed)] if changed else [])]
    node: Node = without_empty(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#news",
            "url": url,
            "mainEntityOfPage": url,
            "headline": page.title,
            "description": page.lead,
            "datePublished": _moment(page.date),
            "dateModified": _moment(max(dates)),
            "inLanguage": get_language(),
            "image": picture.url if picture else "",
            "author": publisher,
            "publisher": publisher,
            "about": [
                *_references(described, ORGANIZATION, item.groups),
                *_references(described, "Person", item.people),
                *_references(described, "CreativeWork", item.publications),
            ],
        }
    )
    return node


def opening_node(described: Described, page: OpeningPage, lab: LabSettings, url: str) -> Node:
    """Return the node of an opening for which one can apply; nothing for one that is closed."""
    if not page.is_current():
        return {}
    text = lab.text
    university = text.university if text else ""
    posted = page.first_published_at or page.latest_revision_created_at
    node: Node = without_empty(
        {
            "@type": "JobPosting",
            "@id": f"{url}#opening",
            "url": url,
            "mainEntityOfPage": url,
            "title": page.title,
            "description": _description(page),
            "datePosted": timezone.localdate(posted).isoformat() if posted else "",
            # The deadline is a day on which one can apply.
            "validThrough": _moment(page.deadline, _LAST) if page.deadline else "",
            "employmentType": _EMPLOYMENT.get(OpeningKind(page.kind), "OTHER"),
            "inLanguage": get_language(),
            "identifier": {
                "@type": "PropertyValue",
                "name": lab.lab_name,
                "value": str(page.translation_key),
            },
            "hiringOrganization": {
                "@type": ORGANIZATION,
                "@id": described.lab_id,
                "name": lab.lab_name,
                "url": absolute("/"),
                "parentOrganization": {"@type": "CollegeOrUniversity", "name": university},
            },
            "jobLocation": {
                "@type": "Place",
                "name": university or lab.lab_name,
                "address": _postal_address(lab.address),
            },
        }
    )
    return node


def _moment(day: date, of_day: time = time.min) -> str:
    return timezone.make_aware(datetime.combine(day, of_day)).isoformat()


def _references(described: Described, kind: str, records: Iterable[Any]) -> list[Node]:
    return [reference(kind, described.id(record), str(record)) for record in records]


def _description(page: OpeningPage) -> str:
    """Return what a page says, in words alone; its title if it says nothing else."""
    body = page.body.stream_block.get_searchable_content(page.body)
    texts = [" ".join(str(text).split()) for text in (page.lead, *body)]
    return " ".join(text for text in texts if text) or page.title


def _postal_address(address: str) -> Node:
    """Return a postal address, whose town is in a line that begins with a postal code."""
    lines = [line.strip(" ,") for line in re.split(r"[\n\r]+", address) if line.strip(" ,")]
    found = [
        (number, match) for number, line in enumerate(lines) if (match := _TOWN.fullmatch(line))
    ]
    if not found:
        return {"@type": "PostalAddress", "streetAddress": ", ".join(lines)}
    number, town = found[-1]
    return {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(lines[:number]),
        "postalCode": town["code"],
        "addressLocality": town["town"],
        "addressCountry": ", ".join(lines[number + 1 :]),
    }
