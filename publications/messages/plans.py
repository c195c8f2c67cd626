"""Messages on plans: refusals, resemblances, results of entries and imports."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

_REFUSALS: dict[str, Promise] = {
    "source-name-invalid": _(
        "The name of the source must have 1 to %(most)s characters, without control characters "
        "and without white space around it: “%(source)s”."
    ),
    "entries-too-many": _(
        "%(count)s entries are more than the %(most)s that one import may have. Split the file."
    ),
    "file-too-large": _("%(file)s is larger than %(megabytes)s MB. Split it into smaller files."),
}

_ENTRIES: dict[str, Promise] = {
    "value-cut": _(
        "The %(record_field)s is %(length)s characters long and was cut to %(most)s: shorten it in "
        "the file."
    ),
    "citekey-cut": _(
        "The citekey is %(length)s characters long and was cut to %(most)s: shorten it in the file."
    ),
    "identifier-of-many": _(
        "The %(record_field)s %(value)s stands on %(count)s different titles and identifies none "
        "of them: correct it in the file."
    ),
    "gone": _(
        "No longer in “%(source)s”. Decide whether to keep, hide or take out the record; until "
        "then it stays."
    ),
    "gone-held": _(
        "No longer in “%(source)s”. %(others)s has it as well, so the record stays; to take it "
        "out only lets go of what “%(source)s” said."
    ),
    "gone-edited": _("The record holds what an editor typed or chose."),
    "back-from-out": _(
        "It was taken out when it was gone from the source, and comes back as the record it was."
    ),
    "back-from-hidden": _(
        "It was hidden when it was gone from the source, and is shown to visitors again."
    ),
    "left-out-before": _("Left out, as decided before."),
    "deleted-before": _("Deleted on %(day)s."),
    "repeats-entry": _("The same publication as the entry in line %(line)s of %(file)s."),
    "repeats-publication": _("The same publication as the publication “%(slug)s”."),
    "resembles-entry": _("Looks like the entry in line %(line)s of %(file)s."),
    "resembles-publication": _("Looks like the publication “%(slug)s”."),
    "resembles-entry-too": _("It may also be the entry in line %(line)s of %(file)s."),
    "resembles-publication-too": _("It may also be the publication “%(slug)s”."),
    "outcome-before": _("In the plan before this one it was “%(outcome)s”."),
    "edited-meanwhile": _("It was edited while the import was under way; that stays."),
    "more-messages": ngettext_lazy(
        "And %(count)s more:", "And %(count)s more, the last of which:", "count"
    ),
}

#: Reasons why a person has to decide whether two publications are one.
_RESEMBLANCES: dict[str, Promise] = {
    "same-identifier-other-title": _("Same %(record_field)s %(value)s, but another title."),
    "same-identifier-other-book": _(
        "Same %(record_field)s %(value)s, but another edition or volume."
    ),
    "same-identifier-other-kind": _(
        "Same %(record_field)s %(value)s, but another kind of work: a review, data, or a whole and "
        "its part."
    ),
    "same-citekey-other-title": _(
        "The citekey is that of another title by the same people: the same work renamed, or "
        "another one?"
    ),
    "same-pages": _("Same pages of the same volume."),
    "same-title-and-venue": _("Same title, same venue, no common identifier."),
    "same-title-and-authors": _("Same title, common authors, no common identifier."),
    "part-of-title-and-authors": _(
        "One title is a part of the other, common authors, no common identifier."
    ),
    "near-title-and-authors": _("Nearly the same title, common authors, no common identifier."),
    "similar-title-and-authors": _("Similar title, common authors, no common identifier."),
    "similar-title-alone": _("Similar title, no common identifier."),
    "same-title-other-names": _("Same title, other names, no common identifier."),
    "preprint-of-article": _(
        "Another title, but the same authors in the same order, and words of the title in common: "
        "a preprint and what may have come of it."
    ),
    "same-title-without-names": _("Same title, no names to compare, no common identifier."),
    "part-of-title-without-names": _(
        "One title is a part of the other, no names to compare, no common identifier."
    ),
    "near-title-without-names": _(
        "Nearly the same title, no names to compare, no common identifier."
    ),
    "same-title-years-apart": ngettext_lazy(
        "Same title, common authors, %(years)s year between, no common identifier.",
        "Same title, common authors, %(years)s years between, no common identifier.",
        "years",
    ),
    "part-of-title-years-apart": ngettext_lazy(
        "One title is a part of the other, common authors, %(years)s year between, no common "
        "identifier.",
        "One title is a part of the other, common authors, %(years)s years between, no common "
        "identifier.",
        "years",
    ),
    "near-title-years-apart": ngettext_lazy(
        "Nearly the same title, common authors, %(years)s year between, no common identifier.",
        "Nearly the same title, common authors, %(years)s years between, no common identifier.",
        "years",
    ),
}

#: Grounds on which two publications are taken for one without a common identifier.
_PROOFS: dict[str, Promise] = {
    "merged-with-publication": _(
        "Merged with the publication “%(slug)s” by itself: choose “not the same” if it is another."
    ),
    "merged-with-entry": _(
        "Merged with the entry in line %(line)s of %(file)s by itself: choose “not the same” if it "
        "is another."
    ),
    "was-merged-with-publication": _("Merged with the publication “%(slug)s” by itself."),
    "was-merged-with-entry": _("Merged with the entry in line %(line)s of %(file)s by itself."),
    "proved-by-all-fields": _(
        "Same title, authors, year and venue but for spelling, no common identifier."
    ),
    "proved-without-venue": _(
        "Same title, authors and year, no venue in either, no common identifier."
    ),
    "proved-but-for-spelling": _(
        "Nearly the same title, same authors, year and venue, no common identifier."
    ),
    "proved-but-for-names": _(
        "Same title, year and venue, most of the authors, no common identifier."
    ),
    "proved-without-year": _(
        "Same title, authors and venue, one without a year, no common identifier."
    ),
}

_IMPORTS: dict[str, Promise] = {
    "gone-many": _(
        "%(count)s of %(total)s works would go: is this really the whole of “%(source)s”?"
    ),
    "gone-decided": ngettext_lazy(
        "%(count)s work that is gone from the source is as it was decided before.",
        "%(count)s works that are gone from the source are as it was decided before.",
        "count",
    ),
    "gone-untold": _(
        "%(file)s: nothing in it could be read, so nothing is told to be gone from the source."
    ),
    "records-moved": _(
        "The records have changed since this plan was shown, so nothing was written. This is the "
        "plan as it is now, with your decisions. What turned out otherwise says so. Confirm it "
        "again."
    ),
    "import-failed": _(
        "The import failed, and nothing was written. Plan it anew: your decisions are kept. If it "
        "fails again, tell whoever runs the portal: import %(number)s, see the log."
    ),
}

SENTENCES = {**_REFUSALS, **_ENTRIES, **_RESEMBLANCES, **_PROOFS, **_IMPORTS}

#: Codes of messages that say what to choose, and of those that stand in their place afterwards.
TOLD_AFTERWARDS = {
    "merged-with-publication": "was-merged-with-publication",
    "merged-with-entry": "was-merged-with-entry",
}
