"""Everything that visitors read is there in German."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import override, trans_real
from django.utils.translation.template import templatize

from publications.lists.filters import SORT_ORDERS
from publications.models import PublicationStatus
from publications.vocabulary.types import TYPES

CALL = re.compile(r"\b(n|p)?gettext\(u'((?:[^'\\]|\\.)*)'(?:, u'((?:[^'\\]|\\.)*)')?")


def german_catalogue() -> Any:
    """Return the German texts by their keys."""
    return vars(trans_real.translation("de"))["_catalog"]


def texts_of(template: Path) -> Iterator[object]:
    """Return the catalogue's keys of the texts in a template."""
    for kind, first, second in CALL.findall(templatize(template.read_text())):
        if kind == "p":
            yield f"{first}\x04{second}"
        elif kind == "n":
            yield first, 1
        else:
            yield first


def test_every_text_of_a_template_has_a_german_one() -> None:
    catalogue = german_catalogue()
    every = (settings.BASE_DIR / "templates").rglob("*.html")
    templates = [template for template in every if "admin" not in template.parts]
    texts = {text for template in templates for text in texts_of(template)}
    assert len(texts) > 80
    assert [text for text in texts if text not in catalogue] == []


def test_types_statuses_and_orders_have_german_names() -> None:
    catalogue = german_catalogue()
    for label in (*TYPES.values(), *(status.label for status in PublicationStatus)):
        with override("en"):
            assert str(label) in catalogue, label
    for label in (*SORT_ORDERS.values(), "since %(start)s", "until %(end)s"):
        assert str(label) in catalogue, label
