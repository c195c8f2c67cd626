"""Citations that are kept: rendered once per publication, style, language and rule for names.

What is kept names the digest of what it was made from: the item, the style, the rule for names. So
it is found to be out of date when it is read, whatever was changed and by whatever way, and is
rendered again.
"""

import hashlib
import json
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from publications.citations.csl_data import cited_item
from publications.citations.engine import Citation, NamesRule, bibliography, render
from publications.citations.styles import DEFAULT_STYLE, find_style, style_digest
from publications.models import Publication, RenderedCitation

_log = logging.getLogger(__name__)
#: The rule for one publication that a visitor wants to cite, in place of those of lists.
CITE_AS = "cite as"
#: The first names, and those of members of the lab.
MEMBERS = "members"
#: Numbers of names in lists, by the key that blocks and rows hold.
NAMES_RULES: Mapping[str, NamesRule] = {
    "": NamesRule(),
    CITE_AS: NamesRule(),
    # More than any list has: the style's own rule for "et al." is out of force.
    "all": NamesRule(most=100_000),
    MEMBERS: NamesRule(most=8, first=4, members=True),
}
#: Where a style prints more names than this, lists show those that MEMBERS leaves.
MOST_NAMES = 40
_NAMES = {
    "all": _("all of them"),
    MEMBERS: _("the first ones and members of the lab"),
}
_COLUMNS = ("key", "html", "text", "equal", "corresponding")
_AT_ONCE = 500


def names_choices() -> list[tuple[str, Any]]:
    """Return key and wording of each rule beside the style's own, for a form."""
    return list(_NAMES.items())


def citations(
    publications: Iterable[Publication], style: str, language: str, names: str = ""
) -> list[Citation]:
    """Return the citations of `publications` in their order, and keep those that were not kept.

    Their authorships should be prefetched: two queries are made then, the second only to keep what
    had to be rendered. An unknown `style` is the portal's own, `names` is a key of NAMES_RULES.
    """
    style = find_style(style).key
    with translation.override(language):
        items = [(one.pk, cited_item(one)) for one in publications]
    # Once for all: of an added style it is asked of the cache.
    digest = style_digest(style)
    wanted = [(pk, item, _key(item, digest, _rule(names, item))) for pk, item in items]
    of = {"style": style, "language": language, "names": names}
    kept = {
        (row.publication_id, row.key): row
        for row in RenderedCitation.objects.filter(publication__in=[pk for pk, *_ in wanted], **of)
    }
    made: dict[tuple[int, str], RenderedCitation] = {}
    found = []
    for pk, item, key in wanted:
        # `made`: a page may show one publication twice, and writes it once.
        row = kept.get((pk, key)) or made.get((pk, key))
        if row is None:
            one = _printed(item, style, language, _rule(names, item))
            row = RenderedCitation(
                publication_id=pk,
                key=key,
                html=one.html,
                text=one.text,
                equal=one.equal,
                corresponding=one.corresponding,
                **of,
            )
            made[pk, key] = row
        found.append(Citation(row.html, row.text, equal=row.equal, corresponding=row.corresponding))
    # The preview of a record that was never saved has no id to keep a citation by.
    if rows := [row for (pk, _), row in made.items() if pk]:
        _keep(rows)
    return found


def bibliography_of(
    publications: Iterable[Publication], style: str, language: str, names: str = ""
) -> list[tuple[int, Citation]]:
    """Return citations as the style sorts and numbers them, each with the place it had before.

    Nothing is kept, since each entry depends on the others.
    """
    with translation.override(language):
        items = [cited_item(one) | {"id": str(n)} for n, one in enumerate(publications)]
    longest = max(items, key=lambda item: len(item.get("author", ())), default={})
    rule = _rule(names, longest)
    try:
        found = bibliography(items, style, language, rule)
    # See `_printed`.
    except Exception:
        if find_style(style).key == DEFAULT_STYLE:
            raise
        _log.exception("The citation style %s cannot print a bibliography.", style)
        found = bibliography(items, DEFAULT_STYLE, language, rule)
    places = [int(one.item) for one in found]
    return [
        (place, one if one.text.strip() else _printed(items[place], style, language, rule))
        for place, one in zip(places, found, strict=True)
    ]


def _printed(item: Mapping[str, Any], style: str, language: str, rule: NamesRule) -> Citation:
    """Return the citation of an item, in the portal's own style where an added one fails.

    It fails, too, where it prints nothing, as a style for articles may of a thesis.
    """
    try:
        if (printed := render(item, style, language, rule)).text.strip() or style == DEFAULT_STYLE:
            return printed
    # An added style is a program from elsewhere. No page falls because it stumbles over one work.
    except Exception:
        if style == DEFAULT_STYLE:
            raise
        _log.exception("The citation style %s cannot print %s.", style, item.get("id"))
    return render(item, DEFAULT_STYLE, language, rule)


def _rule(names: str, item: Mapping[str, Any]) -> NamesRule:
    return NAMES_RULES[MEMBERS if not names and len(item.get("author", ())) > MOST_NAMES else names]


def _keep(rows: list[RenderedCitation]) -> None:
    # A publication may be deleted while it is being printed. The page has its citations anyhow, and
    # the savepoint keeps the error from spoiling a transaction around.
    with suppress(IntegrityError), transaction.atomic():
        RenderedCitation.objects.bulk_create(
            rows,
            batch_size=_AT_ONCE,
            # Two requests may render the same at once, and a stale row is written over.
            update_conflicts=True,
            unique_fields=["publication", "style", "language", "names"],
            update_fields=_COLUMNS,
        )


def _key(item: Mapping[str, Any], digest: str, rule: NamesRule) -> str:
    said = json.dumps([digest, repr(rule), item], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()
