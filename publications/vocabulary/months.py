"""Months by their abbreviations in English: BibTeX's own macros, and how PubMed writes them."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
