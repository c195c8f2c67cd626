"""Entries of BibTeX, and what their import makes of them, for tests."""

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files

SCHLEMPER = """@article{schlemper2017,
  author = {Schlemper, J. and R{\\"u}ckert, D.},
  title = {A Deep Cascade of Networks for Dynamic {MR} Reconstruction},
  journal = {IEEE Transactions on Medical Imaging},
  year = {2017},
  doi = {10.5555/tmi.2017.1}
}
"""
MENTEN = """@inproceedings{menten2023,
  author = {Martin J. Menten and others},
  title = {A skeletonization algorithm},
  booktitle = {Proceedings of a Conference},
  year = 2023
}
"""
BROKEN = "@article{broken,\n  title = {Never closed,\n  year = 2020\n"


def import_texts(*texts, **options):
    files = [SourceFile(f"{n}.bib", text.encode()) for n, text in enumerate(texts, 1)]
    return import_files(files, **options)


def counts_of(*texts, **options):
    return import_texts(*texts, **options).plan.counts
