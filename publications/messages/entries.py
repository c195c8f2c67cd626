"""Messages on single entries as they are read: identifiers, dates, names, text."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_IDENTIFIERS: dict[str, Promise] = {
    "doi-invalid": _("doi: “%(text)s” is not a DOI and was left out."),
    "doi-second": _(
        "doi: the field holds more than one. %(doi)s was taken and %(other)s left out; write the "
        "one of this work alone."
    ),
    "arxiv-id-invalid": _("eprint: “%(text)s” is not an arXiv id and was left out."),
    "pmid-invalid": _(
        "%(field)s: “%(text)s” was left out. A PubMed id is a number of up to nine digits."
    ),
    "isbn-invalid": _(
        "isbn: “%(text)s” was left out. An ISBN has 10 or 13 digits, the last of which checks the "
        "others."
    ),
    "identifier-invalid": _("%(field)s: “%(text)s” is no such identifier and was left out."),
    "link-without-address": _(
        "%(field)s: “%(text)s” is no web address, and was not taken for a link. A link begins with "
        "https://."
    ),
    "url-invalid": _(
        "url: “%(text)s” was left out. A web address looks like https://example.org/page."
    ),
    "url-scheme": _(
        "url: “%(text)s” was left out. Addresses with %(scheme)s: are not linked to, only http and "
        "https."
    ),
    "url-without-address": _("url: “%(text)s” is no web address and was left out."),
}

_DATES: dict[str, Promise] = {
    "date-unreadable": _("date: “%(text)s” was not understood."),
    "day-unreadable": _("%(field)s: “%(text)s” is no date and was left out."),
    "date-ambiguous": _(
        "%(field)s: “%(text)s” can be read in two ways, so only its year was taken. Write year, "
        "month and day as in 2020-05-03."
    ),
    "date-cut": _(
        "%(field)s: the calendar has no “%(text)s”, so only the part of it that can be was taken."
    ),
    "date-range-end": _(
        "%(field)s: of “%(text)s” the beginning was taken; the record has no place for the end."
    ),
    "year-contradicted": _("year: %(year)s contradicts the date %(date)s, which was taken."),
    "year-invalid": _("year: “%(text)s” is not a year and was left out."),
    "month-invalid": _("month: “%(text)s” is not a month and was left out."),
}

_NAMES: dict[str, Promise] = {
    "names-with-commas": _("Names are separated by commas; “and” belongs between them."),
    "names-with-sign": _("Names are separated by “%(sign)s”; “and” belongs between them."),
    "name-of-several": _(
        "“%(text)s” was read as one name. If these are several people, put “and” between them; the "
        "name of a corporation belongs in braces."
    ),
    "list-in-braces": _(
        "“%(text)s” is in braces, and so was read as the name of one corporation. If these are "
        "several people, take the outer braces away."
    ),
    "name-in-other-script": _(
        "%(field)s: “%(text)s” repeats a name in another script and was left out."
    ),
    "names-in-braces": _("The whole list of names is in braces, as if it were one corporation."),
    "name-invalid": _("%(field)s: “%(text)s” is no name and was left out."),
    "names-elided-first": _(
        "%(field)s: names are left out before the first one, which is not kept."
    ),
}

_TEXTS: dict[str, Promise] = {
    "title-missing": _("The entry has no title."),
    "title-remedy": _("Add title = {...} to the entry and import it again."),
    "entry-type-unknown": _("The entry type @%(entry_type)s is not known; imported as a document."),
    "command-unknown": _("%(field)s: the LaTeX command %(command)s is not known."),
    "address-local": _(
        "%(record_field)s: it holds an address of somebody's computer or network, and was left out."
    ),
    "pages-invalid": _("pages: “%(text)s” are no pages and were left out."),
    "page-count": _(
        "pages: “%(text)s” is taken for the number of all pages, and the record has no place for "
        "it; it stays with this entry."
    ),
    "value-without-place": _(
        "%(field)s: the record has no place for “%(text)s”; it stays with this entry."
    ),
    "footnote-left-out": _("%(field)s: the footnote “%(text)s” was left out."),
    "language-unknown": _("language: “%(text)s” is not known and was left out."),
}

SENTENCES = {**_IDENTIFIERS, **_DATES, **_NAMES, **_TEXTS}
