"""An Atom feed (RFC 4287) of publications."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, cast

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from labportal.base.text.languages import valid_language_tag
from publications.exports.files.change_times import NEVER, change_times
from publications.models import Publication
from publications.vocabulary.text import one_line


class _TitleAsHtml:
    """A writer of XML that says of titles that they are HTML, as Django says of summaries."""

    def __init__(self, handler: Any) -> None:
        self._handler = handler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._handler, name)

    def addQuickElement(  # noqa: N802 - its name in the handler
        self, name: str, contents: Any = None, attrs: Any = None
    ) -> None:
        """Write an element with its text."""
        html = {"type": "html"} if name == "title" else {}
        self._handler.addQuickElement(name, contents, {**(attrs or {}), **html})


class PublicationFeed(Atom1Feed):
    """Django's Atom feed, with every author of an entry, its language, and no time made up."""

    def latest_post_date(self) -> datetime:
        """Return when the latest change of an entry was; of an empty feed, long ago."""
        return max((item["updateddate"] for item in self.items), default=NEVER)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the attributes of an entry: the language of its texts, where it is known."""
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an entry, with an author element for every name."""
        super().add_item_elements(cast("Any", _TitleAsHtml(handler)), item)
        for name in item["names"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


def atom_feed(
    publications: Collection[Publication],
    *,
    title: str,
    author: str,
    language: str,
    link: str,
    feed_url: str,
    url_of: Callable[[Publication], str],
) -> str:
    """Return the feed of `publications`, which should be fetched `with_citation`, in their order.

    `author` stands for those entries that name nobody; `link`, `feed_url` and what `url_of` gives
    are absolute addresses.
    """
    feed = PublicationFeed(
        title=one_line(title),
        link=link,
        description=None,
        language=language,
        author_name=one_line(author),
        feed_url=feed_url,
        feed_guid=feed_url,
    )
    times = change_times(publications)
    for publication in publications:
        feed.add_item(
            title=_title(publication),
            link=url_of(publication),
            description=_summary(publication),
            unique_id=url_of(publication),
            updateddate=times.get(publication.pk, NEVER),
            categories=[publication.type],
            names=_names(publication),
            language=valid_language_tag(publication.language),
        )
    return feed.writeString("utf-8")


def _title(publication: Publication) -> str:
    """Return the title as HTML, behind the notice that is to be shown wherever the work is."""
    title = one_line(publication.title_html)
    if not publication.notice:
        return title
    return f"{escape(publication.get_notice_display())}: {title}"


def _names(publication: Publication) -> list[str]:
    names = publication.authors or publication.editors
    return [name for authorship in names if (name := one_line(authorship.shown_name))]


def _summary(publication: Publication) -> str:
    """Return venue and year, then the abstract, as HTML."""
    where = (
        publication.container_title or publication.event_title or publication.publisher,
        publication.issued_year,
    )
    source = one_line(", ".join(str(part) for part in where if part))
    return (f"<p>{escape(source)}</p>" if source else "") + one_line(publication.abstract_html)
