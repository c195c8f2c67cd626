"""Rich text: titles and abstracts with the markup that they may have, and no other.

`rich_text.RichText` is the type. Readers are `stored` (the form in which records and editors write
it) and `tags` (HTML, JATS, MathML); LaTeX is read by `publications.bibtex.latex.text`. Writers are
`stored`, `page` (HTML with MathML) and `csl` (CSL-JSON); LaTeX is written by
`publications.bibtex.latex.encoder`. Plain text is `RichText.plain`.
"""
