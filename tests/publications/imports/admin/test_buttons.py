"""Buttons of a plan, pressed without a script."""

import pytest

from publications.models import ImportEntry
from tests.publications.imports.admin.wizard import (
    CASCADE,
    address,
    entry_of,
)

pytestmark = pytest.mark.django_db


def test_every_button_keeps_the_choices_of_the_page(wizard, conflict):
    entry = entry_of(conflict, "cascade")
    page = wizard.page(conflict)
    form = page[page.index("data-import-plan") :].partition("</form>")[0]
    assert "<a href" not in form.partition('id="entries"')[0], "a link would lose choices"
    choice = {f"field-{entry.pk}-issued_year": "file", "q": "", "sort": ""}
    for button in ({"to": "outcome=conflict&sort=title"}, {}, {"do": "bulk", "bulk": "same"}):
        ImportEntry.objects.filter(pk=entry.pk).update(chosen=[])
        wizard.post(conflict, "decide", {**choice, **button})
        assert entry_of(conflict, "cascade").chosen == ["issued_year"]


def test_a_button_leads_to_what_it_says_within_the_import(wizard):
    batch = wizard.plan(CASCADE)
    home = address(batch, "inspect")
    for sent, query, target in [
        ({"to": "outcome=new&q=a+b"}, "", f"{home}?q=a+b&outcome=new"),
        ({"to": "//evil.example/?outcome=nonsense"}, "", home),
        ({"to": "", "q": "typed"}, "?open=1", home),
        ({"q": "two words", "sort": "title"}, "?outcome=new&p=7", "?q=two+words&outcome=new&sort="),
    ]:
        response = wizard.post(batch, "decide", sent, query=query)
        assert response.url.startswith(home)
        assert target in response.url
