"""Blocks that show records: lists of publications."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from groups.works.listing import BY_STYLE, GROUPINGS, PublicationListing
from labportal.base.blocks import BodyBlock, RecordBlock, RecordChoiceBlock
from publications.citations.cache import names_choices
from publications.citations.styles import style_choices
from publications.lists.filters import SORT_ORDERS
from publications.vocabulary.types import TYPES

_MOST = 200
_FILTERS = ("group", "person", "topic", "year", "type")


class PickedPublicationBlock(blocks.StructBlock):
    """A publication that an editor picked, with a remark."""

    publication = RecordBlock("publications.Publication", label=_("Publication"))
    remark = blocks.CharBlock(
        max_length=200, required=False, label=_("Remark"), help_text=_("Printed after it.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Publication")


class PublicationsBlock(blocks.StructBlock):
    """Publications: those that an editor picked, or those that pass a filter."""

    heading = blocks.CharBlock(max_length=200, required=False, label=_("Heading"))
    picked = blocks.ListBlock(
        PickedPublicationBlock(),
        default=[],
        label=_("Picked by hand"),
        help_text=_("In this order. Leave it empty to list what fits the filters below."),
    )
    group = RecordChoiceBlock(
        "groups.ResearchGroup", required=False, label=_("Of the research group")
    )
    person = RecordChoiceBlock("people.Person", required=False, label=_("By the person"))
    topic = RecordChoiceBlock("base.Topic", required=False, label=_("On the topic"))
    year = blocks.IntegerBlock(
        min_value=1, max_value=9999, required=False, label=_("Issued in the year")
    )
    type = blocks.ChoiceBlock(choices=list(TYPES.items()), required=False, label=_("Type"))
    order = blocks.ChoiceBlock(
        choices=[
            *SORT_ORDERS.items(),
            (BY_STYLE, _("As the citation style sorts and numbers them")),
        ],
        default="newest",
        label=_("Order"),
    )
    grouping = blocks.ChoiceBlock(choices=GROUPINGS, required=False, label=_("Under headings by"))
    length = blocks.IntegerBlock(
        min_value=1,
        max_value=_MOST,
        default=20,
        label=_("At most"),
        help_text=_("Of more, a link leads to all of them."),
    )
    style = blocks.ChoiceBlock(
        choices=style_choices,
        required=False,
        label=_("Citation style"),
        help_text=_("That of the group, or the portal's own, if empty."),
    )
    names = blocks.ChoiceBlock(choices=names_choices, required=False, label=_("Names"))

    class Meta:
        icon = "list-ul"
        label = _("Publications")
        description = _("A list of publications: picked by hand, or of a group, person or topic")
        template = "blocks/publications_block.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.get("picked") and any(cleaned.get(name) for name in _FILTERS):
            message = _("Pick publications by hand or filter them, not both.")
            raise StructBlockValidationError({"picked": ValidationError(message)})
        if cleaned.get("grouping") and cleaned.get("order") == BY_STYLE:
            message = _(
                "The style sorts the list as a whole: choose no headings, or another order."
            )
            raise StructBlockValidationError({"grouping": ValidationError(message)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["listing"] = PublicationListing.of_block(value)
        return context


class ComposedBodyBlock(BodyBlock):
    """The body of a page, which may hold lists of records."""

    publications = PublicationsBlock()
