"""The CSL test suite, beside the project: its cases (`cases`), and its HTML (`dialect`).

The suite (github.com/citation-style-language/test-suite) is no part of the project.
`CSL_TEST_SUITE` names its folder, `CSL_LOCALES` one with the locale files of all languages; without
it, the project's own are used. `python -m bench.suite.rest [NAME ...]` shows cases that differ.
"""
