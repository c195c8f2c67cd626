"""Decision whether two works are one, by identifiers, titles, names and venues. Pure functions.

`bench/publication_matching.py` counts the mistakes in thousands of pairs. With a threshold of
years, names, titles or words moved by a step, it counts more of them, or at most three fewer.
Hardly any of its pairs try the thresholds of venues, of corporations and of titles beside an equal
identifier: those are set by examples, which stand in the tests.
"""
