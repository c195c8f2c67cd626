"""BibTeX, biber and pdfLaTeX set what is exported, without a package and without an error."""

import re
import shutil
import subprocess
from dataclasses import asdict

import pytest

from publications.bibtex import SourceFile, read_files
from publications.bibtex.writing.citekeys import Citekeys
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.bibtex.writing.typesetting import Preamble
from publications.vocabulary.snapshot import Snapshot

BIBLIOGRAPHY = r"""
@article{a, title={Decay of $\mu^+$ at $\sqrt{s}=7\,\mathrm{TeV}$ and $\alpha\to\beta$},
  author={Muster, Ömer and Ñandú, Ígor and Kaä, Ö. and Nguyễn, Ấn}, journal={J & K}, year=2020}
@article{b, title={On $\mathbb{R}^n$, ${\rm SU}(3)_{\rm c}$, $x^2^3$, $\foo$, $\left( a$ and 50\%},
  author={Žižek, S.-Ž. and {Öffentliche Stelle}}, journal={J}, year=2021,
  note={See \url{http://a.b/c_d} and \href{http://x.y}{this} & more_less}}
@misc{c, title={∆ ≥ ≲ ⅓ ℝ α-synuclein H₂O x⁴ −5 °C „q“ … ơ phở 王}, author={Muster, Eva},
  eprint={2101.00001}, archiveprefix={arXiv}, year=2021}
@inproceedings{d, title={\end{document} \input{/etc/passwd} <script> # $ _ ^ ~},
  author={{\input{x}}}, booktitle={\catcode`\@=11 \read}, year=2001,
  organization={\end{document}}, series={^^M}}
@misc{f, title={Guaraní, kĩ, pālī, ǰ, {\'\i}}, author={Guaraní, Ĩ. and Ī, Ĵ.}, year=2022}
@techreport{e, title={A report}, author={Muster, Eva}, institution={Inst #1 \& co}, number={TR_1},
  year=2000, howpublished={\url{http://x.y/~a_b}}, abstract={100% of $x & y}}
"""
DOCUMENT = r"""\documentclass{article}\usepackage[T1]{fontenc}%s\begin{document}\nocite{*}%s
\end{document}"""
#: What LaTeX says of an error; it goes on in this mode.
ERROR = re.compile(r"^!.*", re.MULTILINE)


def _run(folder, *command):
    assert shutil.which(command[0]), (
        f"{command[0]} is missing. Install it (on Debian: apt-get install biber "
        "texlive-latex-recommended texlive-bibtex-extra texlive-lang-german)."
    )
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


@pytest.fixture(params=[False, True], ids=["utf-8", "ascii"])
def folder(request, tmp_path):
    """Return a folder with the .bib file of the bibliography."""
    preamble, keys, pieces = Preamble(), Citekeys(), []
    for entry in read_files([SourceFile("a.bib", BIBLIOGRAPHY.encode())]).entries:
        snapshot = Snapshot.of(entry.values, [asdict(name) for name in entry.names])
        exportable = Exportable(keys.take(entry.citekey, "slug"), snapshot, raws=(entry.raw,))
        pieces.append(serialize(exportable, ascii_only=request.param))
        preamble.add(pieces[-1])
    text = "\n".join([*pieces, preamble.text()])
    assert text.isascii() == request.param
    (tmp_path / "x.bib").write_text(text)
    return tmp_path


def _typeset(folder, document, processor):
    (folder / "x.tex").write_text(document)
    _run(folder, "pdflatex", "-interaction=nonstopmode", "x")
    processed = _run(folder, processor, "x")
    assert processed.returncode == 0, processed.stdout.decode(errors="replace")
    for _time in range(2):
        _run(folder, "pdflatex", "-interaction=nonstopmode", "x")
    assert ERROR.findall((folder / "x.log").read_text(errors="replace")) == []
    assert (folder / "x.pdf").stat().st_size > 0


@pytest.mark.parametrize("style", ["plain", "alpha", "abbrv", "unsrt"])
def test_every_style_of_bibtex_sets_it(folder, style):
    bibliography = rf"\bibliographystyle{{{style}}}\bibliography{{x}}"
    _typeset(folder, DOCUMENT % ("", bibliography), "bibtex")


def test_biblatex_sets_it(folder):
    package = r"\usepackage[backend=biber]{biblatex}\addbibresource{x.bib}"
    _typeset(folder, DOCUMENT % (package, r"\printbibliography"), "biber")
