"""Downloads of listings: what somebody typed is no formula where they are opened."""

import csv
import io

import pytest
from wagtail.users.models import UserProfile

from groups.models import Membership
from labportal.models import AccountEvent, EventKind
from people.models import Person
from publications.models import Publication

FORMULA = '=HYPERLINK("https://example.org";"Ada")'


def rows(client, address):
    """Return separator and rows of the file that a listing offers."""
    response = client.get(address)
    text = b"".join(response).decode()
    assert text.startswith("\ufeff")
    assert "attachment" in response["Content-Disposition"]
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    return delimiter, list(csv.reader(io.StringIO(text[1:]), delimiter=delimiter))


LISTINGS = {
    "people": "/admin/snippets/people/person/?export=csv",
    "publications": "/admin/snippets/publications/publication/?export=csv",
    "memberships": "/admin/snippets/groups/membership/?export=csv",
    "the log of accounts": "/admin/accounts/?export=csv",
    "Wagtail's history of the site": "/admin/reports/site-history/?export=csv",
}


@pytest.mark.parametrize("listing", LISTINGS)
def test_no_cell_of_a_download_is_a_formula(world, signed_in, listing):
    Publication.objects.update(title=FORMULA, container_title="\tx")
    person = Membership.objects.first().person
    Person.objects.filter(pk=person.pk).update(given=FORMULA)
    AccountEvent.objects.create(kind=EventKind.REFUSED, account=FORMULA)
    person.refresh_from_db()
    person.save_revision(log_action=True)
    delimiter, cells = rows(signed_in("admin"), LISTINGS[listing])
    assert delimiter == ","
    assert any(cell.startswith("'=") for row in cells for cell in row)
    assert not [cell for row in cells for cell in row if cell[:1] in tuple("=+-@\t\r\n")]


def test_a_german_reader_gets_the_columns_of_a_german_spreadsheet(world, signed_in):
    client = signed_in("admin")
    UserProfile.objects.update_or_create(
        user=world.users["admin"], defaults={"preferred_language": "de"}
    )
    AccountEvent.objects.create(kind=EventKind.SIGNED_IN, account="Ada; = Lovelace")
    delimiter, (headings, *cells) = rows(client, LISTINGS["the log of accounts"])
    assert delimiter == ";"
    assert headings[1:3] == ["Was", "Benutzerkonto"]
    assert any(row[1:3] == ["Mit Passwort angemeldet", "Ada; = Lovelace"] for row in cells)
