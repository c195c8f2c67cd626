"""Forms of the admin."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from groups.editors.permissions import edited_groups
from groups.models import ResearchGroup


class MembershipForm(WagtailAdminModelForm):
    """The form of a membership. Group editors put people into their own groups only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group = self.fields["group"]
        if self.for_user is None or self.for_user.has_perm("groups.change_membership"):
            group.queryset = ResearchGroup.objects.with_texts()
        else:
            group.queryset = own = edited_groups(self.for_user).with_texts()
            group.required = True
            # Of several, none is chosen in passing.
            if len(own) == 1:
                group.empty_label = None
