"""Decision whether two works are one, by identifiers, titles, names and venues. Pure functions.

`bench/publication_matching.py` counts the mistakes in pairs made by hand, and
`bench/library_matching.py` those of an import among thousands of works that two libraries list.
Thresholds were picked on both; those of venues, of corporations and of titles beside an equal
identifier are set by examples, which stand in the tests.
"""
