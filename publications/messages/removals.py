"""Messages on merging and deleting by hand: reasons why nothing was done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "removed-already": _(
        "One of the publications is not there any more: it was merged, deleted or taken out. "
        "Nothing was changed."
    ),
    "changed-since-opened": _(
        "Somebody else, or an import, has changed one of the publications since you opened this "
        "page, so nothing was done. Look at it once more."
    ),
    "taken-back-already": _("That was taken back already."),
    "merged-on": _(
        "“%(title)s” was merged into another publication since. Take that merge back first."
    ),
}
