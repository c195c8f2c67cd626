"""The form of a publication."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from people.matching.roster import Roster
from people.names.parts import NameParts, parse_name
from people.names.surnames import surname_keys
from publications.models import Authorship, LinkOrigin, Publication

_PRINTED = (*NameParts._fields, "literal")


class PublicationForm(WagtailAdminModelForm):
    """The form of a publication, which links names that are typed as an import links them."""

    def save(self, commit: bool = True) -> Publication:
        names = self.formsets["authorships"].forms if "authorships" in self.formsets else []
        to_find = [form.instance for form in names if _is_to_be_found(form)]
        roster = Roster.load() if to_find else Roster()
        for authorship in to_find:
            _take_apart(authorship, roster)
            found = authorship.family and roster.find(authorship.parts, authorship.orcid)
            authorship.person_id, authorship.linked_by = found or (None, "")
            # Or the row would take the link for a choice of the editor's.
            authorship.link_as_loaded = (authorship.person_id, authorship.linked_by)
        return super().save(commit)


def _take_apart(authorship: Authorship, roster: Roster) -> None:
    """Put a whole name that was typed into one field into its parts, if it may be a member's.

    "Daniel Rueckert" as family name, or as name in one piece, would be nobody's and sort under D.
    """
    whole = parse_name(authorship.literal or authorship.parts.surname)
    if authorship.given or not whole.given:
        return
    # A surname of two words, "Tayebi Arasteh", is suggested as it is and stays so.
    if roster.find(whole) or (roster.suggest(whole) and not roster.suggest(authorship.parts)):
        authorship.literal = ""
        for part, text in whole._asdict().items():
            setattr(authorship, part, text)


def _is_to_be_found(form: Any) -> bool:
    """Return whether the person of a name is to be looked up: it is typed, and nobody is chosen."""
    authorship, changed = form.instance, set(form.changed_data)
    if changed & {"person", "DELETE"} or not changed & {*_PRINTED}:
        return False
    match authorship.linked_by:
        case LinkOrigin.EDITOR:
            return False
        case LinkOrigin.REJECTED:
            # "D. M. Rueckert" in place of "D. Rueckert" is the same stranger.
            before = NameParts(*(form.initial.get(part) or "" for part in NameParts._fields))
            return surname_keys(before).isdisjoint(surname_keys(authorship.parts))
    return True
