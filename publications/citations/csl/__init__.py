"""A CSL 1.0.2 processor for bibliographies: one entry by itself, or all of them.

`elements` reads styles and locales, `locale` holds terms, `layout` walks a style over an item and
yields `parts`, `punctuation` settles the punctuation between them, `html` writes them out.
`bibliography` sorts and numbers items, tells apart those that look alike (`entry` is what one owes
to the others) and replaces authors who come again. What the specification
(https://docs.citationstyles.org/en/stable/specification.html) leaves open is done as citeproc-js is
seen to do it; `bench/golden/` and `bench/styles/` compare the two.
"""
