"""A name of a publication that cannot be stored says so in its row, unfolded."""

import pytest
from playwright.sync_api import expect

from labportal.roles import BIBLIOGRAPHY_ADMINS
from publications.models import Publication
from tests.factories import PublicationFactory

pytestmark = pytest.mark.browser


def test_a_fault_of_a_name_is_said_in_its_row_which_is_unfolded_and_focused(sign_in):
    names = [{"given": "Grace", "family": f"Hopper{number}"} for number in range(12)]
    PublicationFactory(title="The compilers", authors=names)
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Publications")
    desk.open("The compilers")
    desk.press("Change: Grace Hopper9")
    desk.window.get_by_label("ORCID iD").last.fill("0000-0002-1825-0098")
    desk.press("Save")
    row = desk.window.locator(".row-with-fault")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Hopper9")
    orcid = row.get_by_label("ORCID iD")
    expect(orcid).to_be_focused()
    expect(orcid).to_have_value("0000-0002-1825-0098")
    orcid.fill("0000-0002-1825-0097")
    desk.save("updated")
    work = Publication.objects.get(title="The compilers")
    assert work.authors[9].orcid == "0000-0002-1825-0097"
