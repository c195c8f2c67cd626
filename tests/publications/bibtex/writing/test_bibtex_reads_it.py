"""BibTeX and biber themselves read what is exported."""

import shutil
import subprocess

import pytest

from publications.bibtex import SourceFile, read_files
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.types import TYPES

# Prints what BibTeX made of each entry: one line per thing, an empty one behind the entry.
STYLE = r"""
ENTRY { author editor title journal booktitle year month note } {} {}
INTEGERS { number }
FUNCTION {given} { duplicate$ empty$ { pop$ "-" } 'skip$ if$ }
FUNCTION {line} { given write$ newline$ }
FUNCTION {people} {
  duplicate$ empty$
    { pop$ "-" line }
    { #1 'number :=
      { duplicate$ num.names$ number < #0 = }
        { duplicate$ number "{ff}|{vv}|{ll}|{jj}" format.name$ line
          number #1 + 'number := }
      while$
      pop$ }
  if$
}
FUNCTION {default.type} {
  cite$ line
  author people
  editor people
  title empty$ { "-" } { title "t" change.case$ } if$ line
  year given " " * month given * line
  newline$
}
MACRO {jan} {"January"} MACRO {feb} {"February"} MACRO {mar} {"March"} MACRO {apr} {"April"}
MACRO {may} {"May"} MACRO {jun} {"June"} MACRO {jul} {"July"} MACRO {aug} {"August"}
MACRO {sep} {"September"} MACRO {oct} {"October"} MACRO {nov} {"November"}
MACRO {dec} {"December"}
READ
ITERATE {call.type$}
"""
AWKWARD = 'A {study of "R&D" @article{x, title = {50% $5 #1 a_b ~^\\ MRI -- ’’'
NAMES = [
    {"given": "Jörg", "particle": "van der", "family": "Müller", "equal_contribution": True},
    {"given": "Jane", "family": "Doe", "suffix": "Jr.", "elision_after": True},
    {"given": "Ana", "family": "García de la Vega", "orcid": "0000-0002-1825-0097"},
    {"literal": "Research and Development, Inc. & Co."},
    {"given": "danah", "family": "boyd", "corresponding": True, "elision_after": True},
    {"given": "Ed", "family": "Itor", "role": "editor"},
]


def _snapshot(*names, **values):
    values = {"type": "article-journal", "title": "A study", "status": "published", **values}
    return Snapshot.of(values, [{"role": "author", **name} for name in names])


def _write(folder, snapshots):
    text = "\n".join(
        serialize(Exportable(f"key{number}", snapshot), private=True)
        for number, snapshot in enumerate(snapshots)
    )
    (folder / "export.bib").write_text(f"% Encoding: UTF-8\n\n{text}", encoding="utf-8")


def _run(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# BibTeX


needs_bibtex = pytest.mark.skipif(not shutil.which("bibtex"), reason="BibTeX is not installed")
needs_biber = pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")


def _through_bibtex(folder, *snapshots):
    """Return, for each entry, what BibTeX hands to a style, long lines joined again."""
    _write(folder, snapshots)
    (folder / "own.bst").write_text(STYLE)
    (folder / "paper.aux").write_text("\\citation{*}\n\\bibdata{export}\n\\bibstyle{own}\n")
    said = _run(folder, "bibtex", "paper")
    assert "error" not in said.lower(), said
    printed = (folder / "paper.bbl").read_text(encoding="utf-8").replace("\n  ", " ")
    return [entry.splitlines() for entry in printed.strip().split("\n\n")]


@needs_bibtex
def test_bibtex_reads_an_awkward_entry_as_one_and_the_next_one_too(tmp_path):
    first, second = _through_bibtex(
        tmp_path,
        _snapshot(*NAMES, title=AWKWARD, issued_year=2024, issued_month=5),
        _snapshot(title="Another study"),
    )
    assert first[0] == "key0"
    assert first[-1] == "2024 May"
    assert second == ["key1", "-", "-", "Another study", "- -"]


@needs_bibtex
def test_bibtex_takes_the_names_apart_as_they_are_meant(tmp_path):
    (entry,) = _through_bibtex(tmp_path, _snapshot(*NAMES))
    assert entry[1:-2] == [
        "Jörg|van~der|Müller|",
        "Jane||Doe|Jr.",
        "||[...]|",
        "Ana||{García de la Vega}|",
        r"||{{Research and Development, Inc. \& Co.}}|",
        "danah||boyd|",
        "||others|",
        "Ed||Itor|",
    ]


@needs_bibtex
def test_bibtexs_lower_case_spares_the_words_with_capitals(tmp_path):
    (entry,) = _through_bibtex(tmp_path, _snapshot(title="Deep MRI of Ägypten (ADNI) for R&D"))
    assert entry[3] == r"Deep {MRI} of {Ägypten} ({ADNI}) for {R\&D}"


@needs_bibtex
def test_bibtex_reads_every_type_and_every_month(tmp_path):
    entries = _through_bibtex(
        tmp_path,
        *(_snapshot(type=csl_type) for csl_type in TYPES),
        *(_snapshot(issued_year=2024, issued_month=month) for month in range(1, 13)),
    )
    assert len(entries) == len(TYPES) + 12
    months = [entry[-1].split()[-1] for entry in entries[-12:]]
    assert months[:2] == ["January", "February"]
    assert len(set(months)) == 12


@needs_bibtex
@pytest.mark.parametrize("style", ["plain", "alpha"])
def test_bibtexs_own_styles_print_it(tmp_path, style):
    if not shutil.which("kpsewhich") or not _found(f"{style}.bst"):
        pytest.skip(f"{style}.bst is not installed")
    _write(tmp_path, [_snapshot(*NAMES, title=AWKWARD, container_title="J", issued_year=2024)])
    (tmp_path / "paper.aux").write_text(
        f"\\citation{{*}}\n\\bibdata{{export}}\n\\bibstyle{{{style}}}\n"
    )
    assert "Warning" not in _run(tmp_path, "bibtex", "paper")
    printed = " ".join((tmp_path / "paper.bbl").read_text(encoding="utf-8").split())
    assert 'J{\\"o}rg' not in printed
    assert "Jörg van~der Müller, Jane Doe, Jr., [...]" in printed


def _found(name):
    return subprocess.run(["kpsewhich", name], capture_output=True, check=False).returncode == 0


# biber


def _through_biber(folder, *snapshots):
    """Return what biber says, and the entries as it writes them."""
    _write(folder, snapshots)
    said = _run(folder, "biber", "--tool", "-V", "--output-file", "out.bib", "export.bib")
    out = folder / "out.bib"
    return said, read_files([SourceFile("out.bib", out.read_bytes())]).entries


@needs_biber
def test_biber_reads_every_type_without_complaint_about_the_syntax(tmp_path):
    said, entries = _through_biber(tmp_path, *(_snapshot(type=csl_type) for csl_type in TYPES))
    assert "ERROR" not in said
    assert len(entries) == len(TYPES)


@needs_biber
def test_biber_understands_date_names_and_text(tmp_path):
    snapshot = _snapshot(
        *NAMES,
        title=AWKWARD,
        container_title="Journal of A & B",
        issued_year=2024,
        issued_month=2,
        issued_day=29,
        page="1-9",
        doi="10.1000/a_b",
        arxiv_id="2501.04284",
        url="https://example.org/~a_b?c=%20#d",
        language="de",
    )
    said, (entry,) = _through_biber(tmp_path, snapshot)
    assert "ERROR" not in said
    assert entry.fields["date"] == "2024-02-29"
    assert entry.fields["journaltitle"] == r"Journal of A \& B"
    for field in ("title", "doi", "arxiv_id", "url", "page", "language"):
        assert entry.values[field] == snapshot.values[field]
    assert [(name.given, name.particle, name.family, name.suffix) for name in entry.names[:3]] == [
        ("Jörg", "van der", "Müller", ""),
        ("Jane", "", "Doe", "Jr."),
        ("Ana", "", "García de la Vega", ""),
    ]


@needs_biber
def test_biber_has_nothing_to_say_about_a_usual_entry(tmp_path):
    said, _ = _through_biber(
        tmp_path,
        _snapshot(NAMES[0], NAMES[2], issued_year=2024, container_title="J", note="A note"),
    )
    assert "WARN" not in said, said
