"""Exports of this portal that come back are known again, under any source and citekey."""

import re

import pytest
from django.core.signing import Signer

from publications.bibtex import SourceFile
from publications.bibtex.source.own_id import OWN_ID_FIELD
from publications.exports.files.bib import one, stream
from publications.exports.files.own_ids import own_id, slug_of
from publications.imports.run import import_files
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db

AWKWARD = """@article{, title={A Work}, author={Muster, Eva}, year={2020}}
@article{key, title={Signs ∆ ≥ ℝ of $\\alpha$-decay}, author={Иванов, Юрий and 王, 伟}, year=2021}
@misc{key, title={A preprint}, author={Ömer, Şahin}, eprint={2101.00001}, archiveprefix={arXiv}}
@phdthesis{muster2020, title={Theses on bodies in motion}, author={Muster, Eva}, year={2019}}
@phdthesis{Muster2020, title={Antitheses}, author={Nguyễn, Ấn}, school={TU}, year={2018}}
"""


def _import(text, source):
    return import_files([SourceFile("a.bib", text.encode())], source).plan


def _exported(**options):
    return "".join(stream(Publication.objects.order_by("pk"), **options))


@pytest.fixture
def number():
    _import(AWKWARD, "S")
    return Publication.objects.count()


@pytest.mark.parametrize("options", [{}, {"ascii_only": True}, {"private": True}])
@pytest.mark.parametrize("source", ["S", "Another"])
def test_what_is_exported_is_unchanged_when_it_comes_back(number, source, options):
    text = _exported(**options)
    assert _import(text, source).counts == {"unchanged": number}
    assert _import(text, source).counts == {"unchanged": number}


def test_keys_that_were_changed_or_taken_away_do_not_matter(number):
    keys = (f"new{n}" if n % 2 else "" for n in range(number))
    text = re.sub(r"(?m)^(@\w+\{)[^,{]*,", lambda head: f"{head[1]}{next(keys)},", _exported())
    assert _import(text, "Zotero").counts == {"unchanged": number}


def test_a_record_is_known_by_its_former_address():
    publication = PublicationFactory(title="A study", slug="before", authors=[{"family": "Doe"}])
    text = "".join(one(Publication.objects.all()))
    publication.slug = "after"
    publication.save()
    assert [entry.slug for entry in _import(text, "S").entries] == ["after"]


def test_names_that_are_shown_in_place_of_printed_ones_are_no_change():
    person = PersonFactory(given="Eve", family="New", present_name_everywhere=True)
    printed = {"given": "Adam", "family": "Old", "person": person}
    PublicationFactory(title="A study", authors=[printed])
    text = _exported()
    assert "Adam" not in text
    assert _import(text, "S").counts == {"unchanged": 1}
    assert Publication.objects.get().authorships.get().family == "Old"


def test_what_was_changed_in_the_file_is_a_change(number):
    text = _exported().replace("bodies in motion", "bodies in slow motion")
    plan = _import(text, "Zotero")
    assert plan.counts == {"unchanged": number - 1, "conflict": 1}
    (changed,) = (entry for entry in plan.entries if entry.outcome == "conflict")
    assert list(changed.changes) == ["title"]


def test_an_id_that_stands_on_another_work_says_nothing(number):
    text = _exported().replace("Theses on bodies in motion", "Cooking with gas")
    assert _import(text.replace("Muster, Eva", "Cook, Carl"), "Other").counts.get("new") == 1


@pytest.mark.parametrize(
    "forged", ["", "slug", "slug:x", "a:b:c", Signer().sign("slug"), "\x00:", own_id("slug")[:-1]]
)
def test_an_id_that_this_portal_did_not_write_is_none(forged):
    assert slug_of(forged) == ""
    text = f"@misc{{a, title={{A work}}, {OWN_ID_FIELD}={{{forged}}}}}".replace("\x00", "")
    assert _import(text, "S").counts == {"new": 1}


def test_a_line_that_was_wrapped_within_an_id_does_no_harm():
    written = own_id("doe2024study")
    assert slug_of(f"{written[:20]}\n   {written[20:]}") == "doe2024study"


def test_ids_are_not_exported_twice(number):
    _import(_exported(), "S")
    assert _exported().count(OWN_ID_FIELD) == number
