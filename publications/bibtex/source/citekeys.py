"""Citekeys with LaTeX in them, which BibTeX refuses and OPUS 4 writes."""

from publications.bibtex.latex.text import to_text


def plain_citekey(written: str) -> str:
    r"""Return a citekey as text: `M{\"u}ster.2026` is "Müster.2026"."""
    if "{" not in written and "}" not in written:
        return written
    return to_text(written).replace("{", "").replace("}", "")
