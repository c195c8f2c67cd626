"""The import wizard: from the upload to the summary and back, and what it refuses."""

import re

import pytest
from django.urls import reverse

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Authorship, ImportBatch, ImportFile, Publication
from tests.factories import PersonFactory
from tests.publications.imports.admin.wizard import (
    BROKEN,
    CASCADE,
    LOOKALIKE,
    VESSELS,
    Wizard,
    address,
    entry_of,
    make_viewer,
)

pytestmark = pytest.mark.django_db


def _error(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.split())


def test_an_upload_shows_what_would_happen_and_writes_no_publication(wizard):
    batch = wizard.plan(CASCADE + BROKEN, VESSELS)
    page = wizard.page(batch)
    assert batch.counts == {"new": 2, "invalid": 1}
    assert not Publication.objects.exists()
    for shown in ("1.bib", "line 8", "Jo Schlemper; Daniel Rückert", "Dynamic MR", "2017"):
        assert shown in page
    assert "the braces are not balanced" in page
    assert "Never closed," in page, "the entry as it stands in the file"


def test_pasted_text_is_an_import_too(wizard):
    batch = wizard.plan(text=VESSELS)
    assert batch.counts == {"new": 1}
    assert [file.name for file in batch.files.all()] == ["pasted.bib"]


def test_files_of_one_name_are_told_apart(wizard):
    batch = wizard.plan(CASCADE, VESSELS, names=("a.bib", "a.bib"))
    assert [file.name for file in batch.files.all()] == ["a.bib", "2-a.bib"]
    assert {entry.file for entry in batch.entries.all()} == {"a.bib", "2-a.bib"}


def test_confirming_writes_the_plan_and_the_summary_links_to_what_was_written(wizard):
    PersonFactory(given="Daniel", family="Rückert")
    batch = wizard.imported(CASCADE + BROKEN)
    publication = Publication.objects.get()
    page = wizard.page(batch)
    edit = reverse("wagtailsnippets_publications_publication:edit", args=[publication.pk])
    assert batch.status == "applied"
    assert f'href="{edit}"' in page
    assert "1 name linked to 1 person of the lab" in page
    assert re.search(r'href="\?effect=create"[^>]*>created <b>1</b>', page)
    assert re.search(r'href="\?effect=unread"[^>]*>could not be read <b>1</b>', page)
    assert re.search(r"data-effect-text>Created\.<", page)


def test_the_plan_says_who_of_the_lab_will_be_linked(wizard):
    PersonFactory(given="Daniel", family="Rückert")
    assert "People of the lab:</p>" not in wizard.page(wizard.plan(VESSELS))
    assert "People of the lab: Daniel Rückert" in wizard.page(wizard.plan(CASCADE))


def test_an_import_is_taken_back_after_a_page_that_says_what_that_does(wizard):
    batch = wizard.imported(CASCADE + VESSELS)
    Publication.objects.filter(citekey="vessels").update(title="A better title")
    before = wizard.client.get(address(batch, "undo")).content.decode()
    assert "What it created disappears from the portal: 1" in before
    assert "What was touched since stays: 1" in before
    assert "title was changed since." in before
    assert Publication.objects.live().count() == 2
    response = wizard.post(batch, "undo", follow=True)
    assert batch.status == "undone"
    assert [one.citekey for one in Publication.objects.live()] == ["vessels"]
    assert "Left as it is: title was changed since." in response.content.decode()


def test_what_an_undo_says_names_fields_that_go_back(wizard):
    wizard.imported(CASCADE)
    batch = wizard.imported(CASCADE.replace("2017},", "2018},"))
    before = wizard.client.get(address(batch, "undo")).content.decode()
    assert "What it changed returns to what it was: 1" in before
    assert "Dynamic MR Reconstruction: year" in before


def test_an_import_that_was_taken_back_can_be_planned_anew(wizard):
    batch = wizard.imported(CASCADE)
    wizard.post(batch, "undo")
    wizard.post(batch, "again")
    again = ImportBatch.objects.latest("pk")
    assert (again.status, again.counts) == ("planned", {"new": 1})


def test_the_history_tells_who_when_and_what_and_leads_to_file_and_undo(wizard):
    batch = wizard.imported(CASCADE, names=("group.bib",))
    page = wizard.client.get(reverse("imports:list")).content.decode()
    for shown in ("Zotero #", "librarian", "1 new", "imported", "group.bib"):
        assert shown in page
    assert address(batch, "undo") in page
    assert reverse("imports:file", args=[batch.pk, 0]) in page


def test_the_history_of_many_imports_asks_for_them_at_once(wizard, django_assert_max_num_queries):
    for number in range(8):
        wizard.plan(CASCADE, source=f"source {number}")
    wizard.client.get(reverse("imports:list"))
    with django_assert_max_num_queries(30):
        wizard.client.get(reverse("imports:list"))


def test_a_plan_of_many_entries_is_shown_in_a_bounded_number_of_queries(
    wizard, django_assert_max_num_queries
):
    entry = "@misc{{m{0}, title = {{Paper number {0} about something else}}, year = {1}}}\n"
    batch = wizard.plan("".join(entry.format(n, 1900 + n) for n in range(60)))
    wizard.page(batch)
    with django_assert_max_num_queries(40):
        page = wizard.page(batch)
    assert "Page 1 of 2" in page
    assert page.count("data-import-entry=") == 50


# Refused


def test_nothing_chosen_is_asked_for_again(wizard):
    assert "Choose a file or paste some entries." in _error(wizard.upload())
    assert not ImportBatch.objects.exists()


def test_an_empty_file_is_refused_by_name(wizard):
    assert "empty.bib is empty" in _error(wizard.upload("", names=("empty.bib",)))


def test_a_file_without_entries_says_so_and_offers_nothing_to_confirm(wizard):
    page = wizard.page(wizard.plan("Dear colleague, here are our papers."))
    assert "No BibTeX entry was found" in page
    assert "Import as shown" not in page
    assert "Discard" in page


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 \x00\x01", "a PDF document"),
        (b"PK\x03\x04 and more", "a ZIP archive"),
        (b"@article{a,\x00 title={T}}", "NUL"),
    ],
)
def test_a_binary_file_is_refused_and_not_kept(wizard, content, reason):
    assert reason in _error(wizard.upload(content))
    assert not ImportBatch.objects.exists()
    assert not ImportFile.objects.exists()


def test_a_nul_in_pasted_text_is_refused(wizard):
    assert "Null characters are not allowed." in _error(wizard.upload(text="@misc{a,\0title={b}}"))


def test_what_is_too_large_is_refused_before_it_is_read(wizard, settings, monkeypatch):
    settings.IMPORT_MAX_BYTES = 200_000
    monkeypatch.setattr("publications.imports.admin.upload.start", None)
    response = wizard.upload(b"%" * 400_000)
    assert response.status_code == 413
    assert "one import takes. Nothing was read. Split it" in _error(response)


def test_files_that_are_too_large_together_are_refused(wizard, settings):
    settings.IMPORT_MAX_BYTES = 1000
    assert "Split it" in _error(wizard.upload(b"%" * 600, b"%" * 600))
    assert "Split it" in _error(wizard.upload(text="%" * 1001))
    assert not ImportBatch.objects.exists()


def test_pasted_text_beyond_what_a_form_takes_is_answered_with_a_remedy(wizard, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = wizard.upload(text="%" * 5000)
    assert response.status_code == 413
    assert "choose a file instead" in _error(response)


def test_more_files_than_a_form_takes_are_answered_with_a_remedy(wizard, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    response = wizard.upload(*[CASCADE] * 3)
    assert response.status_code == 413
    assert "too many files" in _error(response)


def test_too_many_entries_are_refused(wizard, settings):
    settings.IMPORT_MAX_ENTRIES = 1
    assert "2 entries are more than the 1" in _error(wizard.upload(CASCADE + VESSELS))
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("source", ["", "   ", "x" * 101, "Zot\u202eero", "a\x1bb"])
def test_a_source_has_a_name_that_can_be_read(wizard, source):
    assert wizard.upload(CASCADE, source=source).status_code == 200
    assert not ImportBatch.objects.exists()


def test_blanks_in_the_name_of_a_source_do_not_make_another_one(wizard):
    assert wizard.plan(CASCADE, source="  group \n Zotero ").source == "group Zotero"


# Sources


def test_a_source_that_is_new_and_looks_like_a_slip_is_asked_about(wizard):
    wizard.imported(CASCADE, source="group Zotero")
    batch = wizard.plan(CASCADE, source="grop Zotero")
    assert "It is “group Zotero”" in wizard.page(batch)
    wizard.post(batch, "again", {"source": "group Zotero"})
    assert (batch.source, batch.counts) == ("group Zotero", {"unchanged": 1})
    assert "It is “" not in wizard.page(batch)


def test_a_source_of_its_own_is_not_taken_for_a_slip(wizard):
    wizard.imported(CASCADE, source="DBLP")
    page = wizard.page(wizard.plan(CASCADE, source="Scopus"))
    assert "It is “" not in page
    assert "This is the first import from “Scopus”" in page


def test_a_plan_is_not_given_a_source_that_was_never_imported(wizard):
    batch = wizard.plan(CASCADE, source="Zotero")
    wizard.post(batch, "again", {"source": "made up"})
    assert batch.source == "Zotero"


# Confirming


def test_confirming_twice_imports_once(wizard):
    batch = wizard.plan(CASCADE)
    plan = wizard.signed_plan(batch)
    for _ in range(2):
        response = wizard.post(batch, "confirm", {"plan": plan}, follow=True)
        assert "The import is done." in response.content.decode()
    assert Publication.objects.count() == 1
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize("plan", ["", "made:up", None])
def test_a_plan_that_is_not_signed_is_shown_again_instead_of_written(wizard, plan):
    batch = wizard.plan(CASCADE)
    signed = batch.digest if plan is None else plan
    wizard.post(batch, "confirm", {"plan": signed})
    assert batch.status == "planned"
    assert not Publication.objects.exists()


def test_a_plan_of_another_import_confirms_nothing(wizard):
    other = wizard.signed_plan(wizard.plan(VESSELS))
    batch = wizard.plan(CASCADE)
    wizard.post(batch, "confirm", {"plan": other})
    assert batch.status == "planned"


def test_if_the_records_moved_the_new_plan_is_shown_with_the_decisions_kept(wizard):
    batch = wizard.plan(CASCADE + VESSELS)
    plan = wizard.signed_plan(batch)
    vessels = entry_of(batch, "vessels")
    import_files([SourceFile("a.bib", CASCADE.encode())], "Zotero")
    choice = {f"decision-{vessels.pk}": "later"}
    response = wizard.post(batch, "confirm", {"plan": plan, **choice}, follow=True)
    page = response.content.decode()
    assert batch.status == "planned"
    assert "The records have changed since this plan was shown" in page
    assert "In the plan before this one it was “new”." in page
    assert entry_of(batch, "cascade").outcome == "unchanged"
    assert entry_of(batch, "vessels").decision == "later"
    wizard.confirm(batch)
    assert batch.status == "applied"
    assert [one.citekey for one in Publication.objects.all()] == ["cascade"]


def test_an_import_that_was_taken_back_cannot_be_confirmed_or_discarded(wizard):
    batch = wizard.plan(CASCADE)
    plan = wizard.signed_plan(batch)
    wizard.post(batch, "confirm", {"plan": plan})
    assert "Only what was not imported" in _error(wizard.post(batch, "discard", follow=True))
    wizard.post(batch, "undo")
    response = wizard.post(batch, "confirm", {"plan": plan}, follow=True)
    assert "This import cannot be confirmed: it is undone." in _error(response)
    wizard.post(batch, "discard")
    assert ImportBatch.objects.filter(pk=batch.pk).exists()
    assert not Publication.objects.live().exists()


def test_a_discarded_plan_is_gone_with_its_files(wizard):
    batch = wizard.plan(CASCADE)
    wizard.post(batch, "discard")
    assert not ImportBatch.objects.exists()
    assert not ImportFile.objects.exists()


def test_an_import_that_crashes_shows_as_failed_and_can_be_tried_again(wizard, monkeypatch, caplog):
    batch = wizard.plan(CASCADE + VESSELS)
    choice = {f"decision-{entry_of(batch, 'vessels').pk}": "later"}
    with monkeypatch.context() as broken:
        broken.setattr("publications.imports.apply.log", lambda *args: 1 / 0)
        response = wizard.confirm(batch, **choice)
    assert batch.status == "failed"
    assert "nothing was written. Plan it anew: your decisions are kept." in _error(response)
    assert "ZeroDivisionError" in caplog.text
    assert not Publication.objects.exists()
    wizard.post(batch, "again")
    assert batch.status == "planned"
    wizard.confirm(batch)
    assert [one.citekey for one in Publication.objects.all()] == ["cascade"]


def test_a_plan_that_crashes_is_not_kept_waiting(wizard, monkeypatch, caplog):
    monkeypatch.setattr("publications.imports.background.plan_staged", lambda batch: 1 / 0)
    assert "The import failed, and nothing was written." in _error(wizard.upload(CASCADE))
    assert "could not be planned" in caplog.text


# Who may


@pytest.mark.parametrize("action", ["decide", "confirm", "discard", "again", "undo"])
def test_a_viewer_sees_imports_and_can_do_nothing_to_them(wizard, action):
    batch = wizard.imported(CASCADE) if action == "undo" else wizard.plan(CASCADE)
    plan, entry = wizard.signed_plan(batch), entry_of(batch, "cascade")
    before = (batch.status, Publication.objects.live().count())
    viewer = Wizard(make_viewer())
    page = viewer.page(batch)
    assert "Dynamic MR Reconstruction" in page
    assert "data-import-plan" not in page
    assert "<button" not in page.partition('id="entries"')[2].partition("</form>")[0]
    viewer.post(batch, action, {"plan": plan, f"decision-{entry.pk}": "skip"})
    assert (batch.status, Publication.objects.live().count()) == before
    assert entry_of(batch, "cascade").decision == ""
    assert ImportBatch.objects.count() == 1


def test_a_viewer_cannot_upload(wizard, settings):
    viewer = Wizard(make_viewer())
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    for text in (VESSELS, "%" * 5000):
        assert viewer.upload(text=text).status_code == 302
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("action", ["decide", "confirm", "discard", "again", "undo"])
def test_a_button_without_the_token_against_forgery_is_refused(wizard, action):
    batch = wizard.imported(CASCADE) if action == "undo" else wizard.plan(CASCADE)
    status = batch.status
    careful = Wizard(ImportBatch.objects.get().user, enforce_csrf_checks=True)
    response = careful.post(batch, action, {"plan": wizard.signed_plan(batch)})
    assert response.status_code == 403
    assert batch.status == status


def test_an_upload_without_the_token_against_forgery_is_refused(wizard):
    careful = Wizard(make_viewer(), enforce_csrf_checks=True)
    careful.client.force_login(wizard.plan(CASCADE).user)
    assert careful.upload(VESSELS).status_code == 403
    assert ImportBatch.objects.count() == 1
    page = careful.client.get(reverse("imports:add"))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]
    assert careful.upload(VESSELS, csrfmiddlewaretoken=token).status_code == 302


# The files


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.bib", "passwd.bib"),
        ('say "hello".bib', 'say "hello".bib'),
        ("two\nlines.bib", "twolines.bib"),
        ("\u202ebib.exe", "bib.exe"),
        ("größe.bib", "größe.bib"),
    ],
)
def test_a_file_is_sent_as_it_was_uploaded_and_only_to_be_saved(wizard, sent, kept):
    content = CASCADE.encode("utf-8-sig")
    batch = wizard.plan(content, names=(sent,))
    response = wizard.client.get(reverse("imports:file", args=[batch.pk, 0]))
    assert b"".join(response) == content
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "html" not in response["Content-Type"]
    assert batch.files.get().name == kept


def test_a_file_name_of_10_000_characters_is_cut(wizard):
    batch = wizard.plan(CASCADE, names=("n" * 10_000 + ".bib",))
    name = batch.files.get().name
    assert len(name) <= 200
    assert name.endswith(".bib")
    assert entry_of(batch, "cascade").file == name


def test_a_file_from_the_command_line_is_sent_under_its_own_name_without_its_path(wizard):
    done = import_files([SourceFile("/srv/two\nlines/a\r\nb\u202e.bib", CASCADE.encode())], "s")
    response = wizard.client.get(reverse("imports:file", args=[done.batch.pk, 0]))
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment; filename")
    assert disposition.endswith((".bib", '.bib"'))
    assert disposition.isprintable()
    assert "srv" not in disposition


# Hostile texts


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
    assert "The record keeps what an editor typed." in page


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
