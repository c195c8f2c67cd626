"""The daily work of a member of the lab."""

import pytest

from labportal.roles import MEMBERS

pytestmark = pytest.mark.browser


def test_the_own_record_is_opened_from_the_listing_and_saved(sign_in):
    desk = sign_in(MEMBERS)
    desk.go("People")
    desk.open("Ada Lovelace")
    desk.save("Person 'Ada Lovelace' updated.")
