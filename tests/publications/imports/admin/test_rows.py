"""Entries of an import as they are shown, hostile ones included."""

import re

import pytest
from django.urls import reverse

from publications.models import Authorship, Publication
from tests.factories import PersonFactory
from tests.publications.imports.admin.wizard import (
    CASCADE,
    LOOKALIKE,
    VESSELS,
)
from tests.publications.imports.test_proved_works import RECORD, THEIRS

pytestmark = pytest.mark.django_db


def test_hostile_texts_are_shown_as_text(wizard):
    hostile = (
        "@misc{k<b>ey, author = {<script>alert(1)</script> and Eve Mallory},\n"
        ' title = {<img src=x onerror="alert(1)"> T\u202eitle},\n'
        " url = {javascript:alert(1)}, year = 2020}\n"
    )
    batch = wizard.plan(hostile, names=("<i>.bib",), source="<u>Zotero</u>")
    for page in (wizard.page(batch), wizard.page(wizard.imported(hostile, source="other"))):
        entries = page.partition("import-head")[2].partition("</main>")[0]
        assert "<script>alert" not in entries
        assert "<img src" not in entries
        assert "<u>" not in entries
        assert "<i>" not in entries
        assert "\u202e" not in entries
        assert 'href="javascript:' not in entries
        assert "&lt;img src=x" in entries
    wizard.client.get(reverse("imports:list"))


def test_names_that_were_left_out_stay_out_of_the_members(wizard):
    PersonFactory(given="Martin J.", family="Menten")
    batch = wizard.imported(VESSELS)
    assert "Linked to: Martin J. Menten" in wizard.page(batch)
    author = Authorship.objects.get(family="Menten")
    author.person = None
    author.save()
    assert "Linked to:" not in wizard.page(batch)


def test_what_an_editor_typed_is_shown_as_what_stays(wizard):
    wizard.imported(CASCADE)
    Publication.objects.update(container_title="IEEE TMI")
    batch = wizard.plan(CASCADE)
    assert batch.counts == {"kept": 1}
    page = wizard.page(batch)
    assert "“IEEE TMI”, not “IEEE Transactions on Medical Imaging” as in the file" in page
    assert "The record keeps its values." in page
    assert "as an editor typed it" in page
    assert "another source or an earlier import" not in page


def test_what_to_choose_is_told_until_the_import_is_written(wizard):
    wizard.imported(RECORD, source="first")
    batch = wizard.plan(THEIRS, source="second")
    assert "by itself: choose “not the same” if it is another" in wizard.page(batch)
    wizard.confirm(batch)
    for query in ("", "?view=table"):
        page = wizard.page(batch, query)
        assert "by itself" in page
        assert "choose “not the same”" not in page


def test_the_listing_says_when_a_work_was_imported(wizard):
    batch = wizard.imported(CASCADE)
    found = wizard.client.get(reverse("wagtailsnippets_publications_publication:list"))
    [shown] = found.context["object_list"]
    assert shown._updated_at == batch.applied_at


def test_what_another_source_gave_is_told_to_be_that(wizard):
    wizard.imported(CASCADE)
    named = CASCADE.replace("IEEE Transactions on Medical Imaging", "IEEE TMI")
    wizard.imported(named, source="DBLP")
    batch = wizard.plan(named, source="DBLP")
    assert batch.counts == {"kept": 1}
    page = wizard.page(batch)
    assert "another source or an earlier import" in page
    assert "“IEEE Transactions on Medical Imaging”, not “IEEE TMI” as in the file" in page
    assert "as an editor typed it" not in page


def test_an_entry_is_shown_as_in_the_file_even_where_many_stand_in_one_line(wizard):
    line = "@misc{a, title={First of all}} @misc{b, title={Second \\{ one}} @misc{c, title={Third}}"
    page = wizard.page(wizard.plan(line))
    raw = re.findall(r"<pre[^>]*>([^<]*)</pre>", page)
    assert raw == [
        "@misc{a, title={First of all}}",
        "@misc{b, title={Second \\{ one}}",
        "@misc{c, title={Third}}",
    ]


def test_an_entry_of_a_megabyte_is_cut_where_it_is_shown(wizard):
    batch = wizard.plan(VESSELS.replace("year", f"abstract = {{{'word ' * 50_000}}}, year"))
    page = wizard.page(batch)
    assert "[…]" in page
    assert len(page) < 100_000


def test_the_lookalike_of_the_same_file_is_named_by_its_line(wizard):
    page = wizard.page(wizard.plan(VESSELS + LOOKALIKE))
    assert "Looks like the entry in line 1 of 1.bib" in page
