"""A CSL 1.0.2 processor for one thing: a single entry of a bibliography.

`elements` reads styles and locales, `locale` holds terms, `layout` walks a style over an item and
yields `parts`, `punctuation` settles the punctuation between them, `html` writes them out. What the
specification (https://docs.citationstyles.org/en/stable/specification.html) leaves open is done as
citeproc-js is seen to do it; `bench/golden/` compares the two.
"""
