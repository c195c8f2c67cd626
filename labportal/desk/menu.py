"""Counters of the menu: behind the names of listings, how many records wait there."""

from copy import copy

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from labportal.base.registries.chores import chores
from labportal.desk.open_chores import open_chores


def count_in_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Put the numbers of what waits behind the labels of the menu's items."""
    asked = [chore for chore in chores if chore.in_menu]
    by_address = {chore.listing: chore for chore in asked}
    for place, item in enumerate(items):
        if not (chore := by_address.get(str(item.url))):
            continue
        for one in open_chores(request, [chore]):
            # The items are those of all requests.
            counted = copy(item)
            counted.label = f"{item.label} ({one.number})"
            counted.classname = f"{item.classname} counted".strip()
            counted.attrs = {**item.attrs, "title": one.sentence}
            items[place] = counted
