"""Messages on BibTeX files: encodings, blocks, abbreviations, cross-references."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_DECODING: dict[str, Promise] = {
    "bytes-not-utf-8": _(
        "%(file)s: Some bytes are not UTF-8 (first in line %(line)s); they were read as CP1252."
    ),
    "file-not-utf-8": _(
        "%(file)s: The file is not UTF-8 (line %(line)s); it was read as %(encoding)s."
    ),
    "file-not-utf-8-with-gaps": _(
        "%(file)s: The file is not UTF-8 (line %(line)s); it was read as %(encoding)s. Bytes "
        "without a meaning there: %(count)s."
    ),
    "encoding-broken": _(
        "%(file)s: The file begins as %(encoding)s but does not go on as such. Save it as UTF-8 "
        "and import it again."
    ),
    "nul-characters": _("%(file)s: The file holds NUL characters. Save it as plain UTF-8 text."),
    "pdf-document": _("%(file)s: This is a PDF document, not BibTeX. Export the entries as .bib."),
    "zip-archive": _(
        "%(file)s: This is a ZIP archive or an office document, not BibTeX. Export the entries as "
        ".bib."
    ),
    "gzip-archive": _("%(file)s: This is a gzip archive, not BibTeX. Export the entries as .bib."),
    "picture": _("%(file)s: This is a picture, not BibTeX. Export the entries as .bib."),
    "rtf-document": _(
        "%(file)s: This is a rich text document, not BibTeX. Export the entries as .bib."
    ),
    "word-document": _(
        "%(file)s: This is a document of an office program, not BibTeX. Export the entries as .bib."
    ),
    "file-empty": _("%(file)s: This file is empty. Export the entries once more."),
    "html-page": _(
        "%(file)s: This is a web page, not BibTeX; perhaps a page that asks to sign in was saved "
        "in place of the file. Sign in there and export the entries once more."
    ),
    "endnote-xml": _(
        "%(file)s: This is EndNote XML, not BibTeX. In EndNote choose the output style BibTeX "
        "Export, then export the entries."
    ),
    "xml-file": _("%(file)s: This is XML, not BibTeX. Export the entries as .bib."),
    "json-file": _(
        "%(file)s: This is JSON, perhaps CSL-JSON, not BibTeX. Export the entries as BibTeX (.bib)."
    ),
    "ris-file": _("%(file)s: This is RIS, not BibTeX. Export the entries as BibTeX (.bib)."),
    "medline-file": _(
        "%(file)s: This is a list of records of PubMed or Web of Science, not BibTeX. Export the "
        "entries as BibTeX (.bib), or look up their PubMed ids or DOIs."
    ),
    "endnote-file": _(
        "%(file)s: This is a tagged export of EndNote, not BibTeX. In EndNote choose the output "
        "style BibTeX Export, then export the entries."
    ),
    "binary-file": _("%(file)s: The file is not text. Export the entries as .bib in UTF-8."),
}

_BLOCKS: dict[str, Promise] = {
    "no-entry": _("No BibTeX entry was found."),
    "ris-remedy": _("This looks like RIS. Export the entries as BibTeX instead."),
    "export-remedy": _(
        "Export the entries as BibTeX or BibLaTeX (.bib): @type{key, field = {value}}."
    ),
    "entry-head-unreadable": _(
        "Line %(line)s: “%(text)s” looks like the beginning of an entry, and is none."
    ),
    "entry-head-remedy": _(
        "Begin it with @type{key, – a type of letters alone, and a brace right behind it."
    ),
    "commented-out": _("%(file)s:%(line)s: an entry commented out with %% was left out."),
    "citekey-missing": _("The entry has no citekey."),
    "field-repeated": _("The field %(field)s is given twice; the first value was taken."),
    "citekey-comma": _("A comma is missing after the citekey."),
    "citekey-mended": _("The citekey “%(written)s” is no valid one; it was read as “%(citekey)s”."),
    "field-name": _(
        "“%(text)s” is no name of a field, since it holds blanks or signs; this field was left out."
    ),
    "text-between-fields": _(
        "Line %(line)s: “%(text)s” stands between the fields and was left out."
    ),
    "field-comma": _("A comma is missing after the field %(field)s."),
    "closing-brace": _("The entry's closing brace is missing."),
    "surplus-brace": _("There is a “%(brace)s” too many; it was ignored."),
    "macro-comma": _("%(file)s:%(line)s: a comma is missing after the abbreviation %(field)s."),
    "macro-closing-brace": _("%(file)s:%(line)s: the closing brace of @string is missing."),
    "macro-surplus-brace": _("%(file)s:%(line)s: there is a “%(brace)s” too many; it was ignored."),
    "citekey-unreadable": _("Line %(line)s: the citekey cannot be read near “%(text)s”."),
    "citekey-remedy": _(
        "Write @type{key, with a key without spaces and braces and a comma behind it."
    ),
    "field-expected": _("Line %(line)s: “%(text)s” stands where a field should begin."),
    "field-remedy": _(
        "Put each value in braces, followed by a comma, and remove what does not belong."
    ),
    "value-missing": _("Line %(line)s: field %(field)s: a value is missing."),
    "value-unbalanced": _("Line %(line)s: field %(field)s: the braces are not balanced."),
    "value-unclosed": _("Line %(line)s: field %(field)s: the closing quotation mark is missing."),
    "value-runs-on": _(
        "Line %(line)s: field %(field)s: the braces are not balanced, it runs into the next field."
    ),
    "braces-remedy": _("Give every { its } and every opening quotation mark its closing one."),
}

_EXPANSIONS: dict[str, Promise] = {
    "field-undefined": _(
        "The field %(field)s was left out: no @string defines %(names)s. Import the file with the "
        "abbreviations together with this one, or put the value in braces."
    ),
    "macro-undefined": _(
        "%(file)s:%(line)s: the abbreviation %(name)s is made of others that no @string defines."
    ),
    "macros-redefined": _(
        "Abbreviations that are defined again: %(count)s. Each entry got the last definition "
        "before it."
    ),
    "macro-too-long": _(
        "The abbreviation %(name)s cannot be used: it expands to more than %(characters)s "
        "characters."
    ),
    "macro-over-budget": _(
        "The abbreviation %(name)s cannot be used: the abbreviations of this import expand to too "
        "much text."
    ),
    "macro-remedy": _("Write the text out; an abbreviation is not meant for so much."),
    "entry-too-long": _(
        "The entry cannot be expanded: it expands to more than %(characters)s characters."
    ),
    "entry-over-budget": _(
        "The entry cannot be expanded: the abbreviations of this import expand to too much text."
    ),
    "expansion-remedy": _("Write the text out instead of building it from abbreviations."),
}

_REFERENCES: dict[str, Promise] = {
    "serving-entries": _(
        "Entries that only serve others (crossref parents, @xdata, @set) and do not become "
        "publications: %(count)s."
    ),
    "citekey-repeated": _("%(file)s:%(line)s has the citekey %(citekey)s as well."),
    "citekey-repeated-in-other-case": _(
        "%(file)s:%(line)s has the citekey %(citekey)s as well, apart from upper and lower case."
    ),
    "reference-unknown": _(
        "%(field)s: no entry %(citekey)s in these files; import them together with its file."
    ),
    "crossref-circle": _("crossref: it leads back to this entry; ignored."),
    "xdata-unknown": _("xdata: no entry %(citekey)s in these files."),
    "xdata-field-unknown": _("The field %(field)s refers to %(reference)s, which does not exist."),
    "xdata-circle": _("The field %(field)s refers to @xdata in a circle; it was left out."),
}

_PEOPLE: dict[str, Promise] = {
    "erased-person-in-file": _(
        "%(file)s: The file names somebody who was erased from this portal at their wish. Name or "
        "citekey were replaced before the file was stored."
    ),
}

SENTENCES = {**_PEOPLE, **_DECODING, **_BLOCKS, **_EXPANSIONS, **_REFERENCES}
