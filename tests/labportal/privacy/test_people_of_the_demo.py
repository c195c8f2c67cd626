"""People of the demo lab, whose names are of many languages, leave no trace of their surname."""

import re

import pytest

from labportal.base.text.keys import fold, spell_out
from people.models import Person
from tests.labportal.privacy.lab import everything_stored, run

pytestmark = pytest.mark.usefixtures("demo_lab")


@pytest.mark.parametrize(
    "slug",
    [
        "huaqi-qiu",  # goes by another given name
        "suharti",  # has one name
        "fionnuala-otarrahan",  # has an apostrophe
        "beatriz-sampaio-quaresmeira",  # has two surnames
        "lotte-van-der-meersch",  # has a particle
        "aysenur-tokgozlu",
    ],
)
def test_a_surname_stands_in_no_row_any_more(slug):
    person = Person.objects.get(slug=slug)
    words = {person.family, fold(person.family), spell_out(person.family)}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    assert any(pattern.search(row) for rows in everything_stored().values() for row in rows)
    status, out, err = run(slug, "--names", "replace", "--yes")
    assert (status, err) == (0, ""), out
    left = {
        table: row
        for table, rows in everything_stored().items()
        for row in rows
        if pattern.search(row)
    }
    assert left == {}
