"""Messages on the undo of imports: refusals, and reasons why something stays."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "undoing-of-undoing": _("Import %(number)s is the undoing of another one."),
    "undone-already": _("Import %(number)s is undone."),
    "never-imported": _("Import %(number)s was not written, so there is nothing to take back."),
    "undo-failed": _(
        "The import could not be taken back, and nothing was changed. Try again; if it fails "
        "again, tell whoever runs the portal: import %(number)s, see the log."
    ),
    "publication-gone": _("The publication is gone already."),
    "back-already": _("A later import has brought it back."),
    "field-changed": _("%(record_field)s was changed since."),
    "names-changed": _("Authors or editors were changed since."),
    "author-chosen": _("An editor has chosen who an author is."),
    "other-source": _("Another source has it too."),
    "topics-given": _("It was given topics."),
    "in-use": _("It is in use: %(model)s."),
}
