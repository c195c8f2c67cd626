"""Files that nobody should meet: they cost little, break nothing, and put no script on a page."""

import json
import os
import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from publications.bibtex.entry import SourceFile
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from publications.exports.files.formats import FORMATS
from publications.imports.planning.planner import Planner
from publications.imports.report import as_data, as_table
from publications.imports.run import ImportRefusedError, import_files
from publications.imports.undo.reversal import undo
from publications.models import ImportBatch, Publication, PublicationIndex
from tests.data_blocks import assert_scripts_are_files_or_data
from tests.html import Html
from tests.portal import SiteTree
from tests.publications.hostile_files import ADDRESSES, BIDI, FILES, SCRIPT, each, entry, everywhere
from tests.publications.imports.sequences import state
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200f\u202a-\u202e\u2066-\u2069]")
#: Each makes records that show what it holds.
SHOWN = (
    "markup in every field",
    "control characters in every field",
    "direction overrides in every field",
    "addresses that run scripts",
    "numbers that are none",
    "citekeys that are addresses",
    "citekey and type of markup",
    "characters by number",
    "entities",
    "astral characters",
)


def import_text(text: str, source: str = "s") -> Any:
    """Import one file."""
    return import_files([SourceFile("a.bib", text.encode())], source)


@pytest.fixture
def admin() -> Client:
    """Return the browser of an administrator."""
    client = Client()
    client.force_login(User.objects.create_superuser("chief", "chief@example.org", "secret"))
    return client


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_imported_as_far_as_it_can_be_read(name):
    text = FILES[name]()
    done = import_text(text)
    connection.check_constraints()
    counts = done.plan.counts
    assert counts
    assert sum(counts.values()) == len(done.plan.entries) == done.batch.entries.count()
    said = as_data(done, ["a.bib"])
    assert json.loads(json.dumps(said, ensure_ascii=False).encode()) == json.loads(json.dumps(said))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", as_table(done))
    assert all(len(str(message)) < 1000 for one in done.plan.entries for message in one.messages)
    slugs = [publication.slug for publication in Publication.objects.all()]
    assert all(SLUG.fullmatch(slug) and len(slug) <= 100 for slug in slugs)
    assert PublicationIndex.objects.count() == len(slugs)
    before = state()
    assert import_text(text).plan.counts.keys() <= {"unchanged", "invalid", "possible_duplicate"}
    assert state() == before
    undo(done.batch.pk)
    assert not Publication.objects.live().exists()


def test_a_file_behind_a_hostile_one_is_read_all_the_same():
    files = [SourceFile(name, FILES[name]().encode()) for name in FILES if "mega" not in name]
    sound = SourceFile("sound.bib", b"@misc{sound, title = {A sound entry}, author = {Ann Bell}}")
    done = import_files([*files, sound], "s")
    assert {one.outcome for one in done.plan.entries if one.place.file == "sound.bib"} == {"new"}


@pytest.mark.parametrize("name", SHOWN)
def test_no_page_runs_what_a_file_holds(name, site_tree: SiteTree, admin, client):
    done = import_text(FILES[name]())
    slugs = list(Publication.objects.values_list("slug", flat=True))
    assert slugs
    paths = ["/publications/", "/publications/?q=alert", "/search/?q=alert", "/search/?q=value"]
    for slug in slugs:
        paths.append(f"/publications/{slug}/")
        for extension in FORMATS:
            response = client.get(f"/publications/{slug}.{extension}")
            assert response.status_code == 200
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "html" not in response.headers["Content-Type"]
            assert not UNSEEN.search(response.getvalue().decode())
    for path in paths:
        for prefix in ("", "/de"):
            response = client.get(prefix + path)
            assert response.status_code == 200, path
            _assert_harmless(Html(response.content.decode()), path)
    publication = Publication.objects.order_by("pk").first()
    assert publication is not None
    for path in (
        reverse("wagtailsnippets_publications_publication:list"),
        record_url(publication),
        reverse("imports:list"),
        reverse("imports:inspect", args=[done.batch.pk]),
        reverse("imports:undo", args=[done.batch.pk]),
    ):
        response = admin.get(path)
        assert response.status_code == 200, path
        _assert_nothing_injected(response.content.decode(), path)


def _assert_harmless(page: Html, path: str) -> None:
    """Assert that a public page runs nothing that is not a file, and links to pages only."""
    assert not UNSEEN.search(page.source), path
    assert_scripts_are_files_or_data(page, path)
    for element in page.all():
        assert element.tag not in {"iframe", "object", "embed", "base"}, path
        assert not [name for name in element.attributes if name.startswith("on")], path
        for name in ("href", "src", "action"):
            scheme = element[name].partition(":")[0].strip().lower()
            assert scheme not in {"javascript", "data", "vbscript"}, (path, element[name])


def _assert_nothing_injected(source: str, path: str) -> None:
    """Assert that what a file holds is nowhere in an admin page but in text."""
    assert "<script>alert" not in source, path
    assert "<img src=x" not in source, path
    assert not re.search(
        r"""(?:href|src)=["']?\s*(?:javascript:alert|vbscript|data:text)""", source
    )


def test_what_a_file_holds_can_be_edited_in_the_admin(admin):
    import_text("".join(FILES[name]().replace("{k", f"{{{n}-k") for n, name in enumerate(SHOWN)))
    before = state()
    for publication in Publication.objects.order_by("pk"):
        fields = {**open_form(admin, record_url(publication)), "public": "on"}
        response = admin.post(record_url(publication), fields)
        assert response.status_code == 302, (publication, response.context["form"].errors)
    assert state() == before


def test_addresses_that_run_scripts_do_not_become_links():
    import_text(each(ADDRESSES, "url", "howpublished", "note", "file"))
    urls = set(Publication.objects.values_list("url", flat=True))
    assert len(urls) > 1
    assert all(re.fullmatch(r"(?:https?://[\w.-]+(?::\d+)?/[^\s\"<>]*)?", url) for url in urls), (
        urls
    )


@pytest.mark.parametrize(
    "source", ["", " ", " Zotero", "x" * 101, "a\x1b[31m", "a\x00b", "\udcff", BIDI]
)
def test_a_source_is_named_in_plain_text(source):
    with pytest.raises(ImportRefusedError, match="name of the source"):
        import_text(entry(), source)
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        *(b"@misc{k, title = {a\x00b}}", b"\xff\xfe@\x00m", b"\xff\xfe\x00\xd8", b"\x00" * 1000),
        *(b"%PDF-1.7", b"PK\x03\x04", bytes(range(256)) * 20),
    ],
)
def test_a_file_that_is_no_text_is_refused_as_a_whole(content):
    with pytest.raises(ImportRefusedError, match=r"a\.bib"):
        import_files([SourceFile("a.bib", content)], "s")
    assert not ImportBatch.objects.exists()


def test_bytes_that_are_no_characters_are_read_as_something():
    surrogates = "A \ud83d title".encode(errors="surrogatepass")
    done = import_files([SourceFile("a.bib", entry().encode().replace(b"A hostile", surrogates))])
    assert done.plan.counts == {"new": 1}
    assert Publication.objects.get().title.startswith("A ")


@pytest.mark.parametrize("flags", [["--json"], [], ["--dry-run"]])
def test_the_command_prints_what_a_terminal_and_a_program_can_take(tmp_path, capsys, flags):
    hostile = tmp_path / os.fsdecode(b"a\xff\x1b[31m\n.bib")
    hostile.write_text(
        everywhere(SCRIPT) + FILES["citekeys that are addresses"]() + "@misc{\x1b[31m"
    )
    with pytest.raises(SystemExit) as exit_:
        call_command("import_bibtex", str(hostile), *flags)
    assert exit_.value.code == 3
    printed = capsys.readouterr()
    assert not printed.err
    printed.out.encode()
    if "--json" in flags:
        said = json.loads(printed.out)
        assert said["files"] == [said["entries"][0]["file"]]
    else:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed.out)


def test_the_command_says_in_plain_text_why_it_refuses_a_file(tmp_path, capsys):
    missing = tmp_path / os.fsdecode(b"a\xff\x1b[31m.bib")
    with pytest.raises(SystemExit) as exit_:
        call_command("import_bibtex", str(missing))
    assert exit_.value.code == 2
    assert "\x1b" not in capsys.readouterr().err


def _steps(work: Callable[[], Any]) -> int:
    """Return how many functions are called while something is done."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _plan(text: str) -> Any:
    return Planner("s").plan(resolve(parse([("a.bib", text)])), ["a.bib"])


@pytest.mark.parametrize(
    "shape",
    [
        "@misc{{k{0}, title = {{Editorial}}}}\n",
        "@misc{{, title = {{Editorial}}, author = {{Ann Bell}}}}\n",
        "@misc{{k, title = {{One title of every entry}}, author = {{Ann Bell and Cy Dole}}}}\n",
        "@misc{{k{0}, title = {{Results on things, part {0}}}, author = {{Ann Bell}}}}\n",
        "@misc{{k{0}, title = {{Title {0}}}, doi = {{10.5555/x}}}}\n",
        "@misc{{k{0}, title = {{Title {0} on {0}}}, crossref = {{k{1}}}}}\n",
    ],
)
def test_planning_entries_that_are_all_alike_takes_time_in_proportion(shape):
    def file(size: int) -> str:
        return "".join(shape.format(number, number + 1) for number in range(size))

    few, many = file(300), file(1200)
    _plan(few)
    assert _steps(lambda: _plan(many)) < 6 * _steps(lambda: _plan(few))
