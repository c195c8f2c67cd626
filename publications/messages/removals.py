"""Messages on merging and deleting by hand: reasons why nothing was done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "removed-already": _(
        "One of the publications is not there any more: it was merged, deleted or taken out. "
        "Nothing was changed."
    ),
    "person-removed-already": _(
        "One of the people is not there any more: they were merged or deleted. Nothing was changed."
    ),
    "person-changed-since-opened": _(
        "Somebody else has changed one of the people since you opened this page, so nothing was "
        "done. Look at it once more."
    ),
    "person-field-changed": _("%(person_field)s was changed since."),
    "text-changed": _("%(person_field)s (%(in_language)s) was changed since."),
    "account-taken": _("The user account is another person’s by now, or is gone."),
    "orcid-taken": _("The ORCID iD %(orcid)s is another person’s by now."),
    "names-linked-otherwise": _(
        "Printed names were changed or linked otherwise since (%(titles)s)."
    ),
    "names-since": _("Named since, and stays with %(person)s (%(titles)s)."),
    "row-since": _("Added since, and stays with %(person)s (%(model)s “%(row)s”)."),
    "changed-since-opened": _(
        "Somebody else, or an import, has changed one of the publications since you opened this "
        "page, so nothing was done. Look at it once more."
    ),
    "taken-back-already": _("That was taken back already."),
    "merged-on": _(
        "“%(title)s” was merged into another publication since. Take that merge back first."
    ),
}
