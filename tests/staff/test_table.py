"""The walk: every role opens every admin view of records and pages."""

import pytest

from tests.staff.answers import answer
from tests.staff.table import expected
from tests.staff.urls import NEED_ANOTHER_STATE, admin_views, visits
from tests.staff.world import ROLES

TABLE = expected()


@pytest.mark.parametrize("role", ROLES)
def test_everybody_opens_what_the_table_says_and_nothing_else(role, world, signed_in):
    client = signed_in(role)
    addresses = visits(world)
    opened = {visit: answer(client.get(url)) for visit, url in addresses.items()}
    assert opened == TABLE[role]
    # Whoever may not open a view may not post to it either.
    closed = {visit: reply for visit, reply in opened.items() if reply in {"no", "login"}}
    assert {visit: answer(client.post(addresses[visit])) for visit in closed} == closed


def test_the_walk_leaves_out_only_what_needs_another_state():
    views = {name.rpartition(":")[2].removeprefix("wagtailadmin_") for name, _ in admin_views()}
    walked = {view.removeprefix("chooser:") for _, view in TABLE["admin"]}
    assert views - walked == NEED_ANOTHER_STATE
