"""Messages on look-ups of identifiers: the reason why nothing was found, and the remedy."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Each names the identifiers that it holds for.
_FAILURES: dict[str, Promise] = {
    "service-switched-off": _(
        "%(identifiers)s: Looking up at %(host)s is switched off here. Paste its BibTeX instead."
    ),
    "identifier-unknown": _("%(identifiers)s: %(host)s does not know it. Look for a slip."),
    "answer-refused": _(
        "%(identifiers)s: %(host)s refused to answer (%(status)s). Paste its BibTeX instead."
    ),
    "answer-broken-off": _("%(identifiers)s: The answer from %(host)s broke off. Try it again."),
    "answer-too-large": _(
        "%(identifiers)s: The answer from %(host)s is too large to be one record."
    ),
    "answer-unreadable": _(
        "%(identifiers)s: The answer from %(host)s cannot be read. Try it again, or paste BibTeX "
        "instead."
    ),
    "host-unreachable": _(
        "%(identifiers)s: %(host)s could not be reached. Check the network connection, or paste "
        "BibTeX instead."
    ),
    "host-overloaded": _("%(identifiers)s: %(host)s is overloaded. Try it again in a few minutes."),
    "host-busy": _(
        "%(identifiers)s: %(host)s asks to be left alone for %(minutes)s min. Try it again then."
    ),
    "time-over": _(
        "%(identifiers)s: There was no time left to look it up. Look up these in a second step."
    ),
    "redirected-without-end": _(
        "%(identifiers)s: It leads from one address to the next without end."
    ),
    "host-private": _(
        "%(identifiers)s: It leads to %(host)s, which is a machine of your own network, and is not "
        "asked. Paste its BibTeX instead."
    ),
    "redirected-elsewhere": _(
        "%(identifiers)s: It leads to %(host)s, which gives no records. Paste its BibTeX instead."
    ),
    "redirected-nowhere": _(
        "%(identifiers)s: It leads to another address, which gives no records. Paste its BibTeX "
        "instead."
    ),
}

_PREPRINTS: dict[str, Promise] = {
    "version-not-found": _(
        "%(preprint)s names the DOI %(doi)s, which could not be looked up; the entry says what "
        "arXiv knows."
    ),
    "version-with-other-title": _(
        "%(preprint)s is called “%(own)s” and names the DOI %(doi)s, which is called “%(version)s”."
        " Look whether they are one publication."
    ),
}

SENTENCES = {**_FAILURES, **_PREPRINTS}
