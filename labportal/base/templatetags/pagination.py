"""Links between the pages of a list."""

from typing import Any

from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def page_numbers(page_of_list: "Page[Any]") -> list[int]:
    """Return the numbers of the pages to link: those around this one, the ends; 0 for a gap."""
    numbers = page_of_list.paginator.get_elided_page_range(
        page_of_list.number, on_each_side=1, on_ends=1
    )
    return [number if isinstance(number, int) else 0 for number in numbers]
