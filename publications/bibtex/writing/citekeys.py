"""Citekeys for a file: each one that BibTeX and biber take, none twice."""

import re

from publications.vocabulary.text import UNSEEN

# btparse, which biber reads with, takes fewer characters than BibTeX.
_NOT_TAKEN = re.compile(rf"[\s\"#%'(),=@{{}}~\\{UNSEEN}]+")


class Citekeys:
    """The citekeys of one file, given out one by one."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def take(self, citekey: str, slug: str) -> str:
        """Return `citekey`, or else `slug`, with "-2" and so on where it was given before.

        Keys that differ in upper and lower case only are the same to BibTeX.
        """
        wanted = _NOT_TAKEN.sub("", citekey) or slug
        key, number = wanted, 1
        while key.casefold() in self._given:
            number += 1
            key = f"{wanted}-{number}"
        self._given.add(key.casefold())
        return key
