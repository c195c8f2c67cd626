"""The daily work of the editors of a research group."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("menu", "name"), [("Research groups", "Engines"), ("Memberships", "Ada Lovelace")]
)
def test_a_record_of_the_group_is_opened_from_its_listing_and_saved(sign_in, menu, name):
    desk = sign_in("Editors")
    desk.go(menu)
    desk.open(name)
    desk.save("updated.")
