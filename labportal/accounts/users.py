"""The forms of accounts and roles: only superusers make superusers, or change their accounts."""

from collections import Counter
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import GroupCollectionManagementPermissionFormSet
from wagtail.admin.ui.tables import TitleColumn
from wagtail.documents.forms import GroupDocumentPermissionFormSet
from wagtail.images.forms import GroupImagePermissionFormSet
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import groups as role_views
from wagtail.users.views import users as account_views

from labportal.accounts.events import record
from labportal.accounts.sessions import end_sessions
from labportal.models import EventKind
from labportal.roles import role_title

_SUPERUSER = _("Superuser")
_SUPERUSER_HELP = _(
    "May do everything, whatever the roles say. Only superusers give this, or change such accounts."
)


class _AccountFields:
    """The field of superusers under its own name, and roles by theirs."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("is_superuser"):
            # “Administrators” is a role here.
            field.label, field.help_text = _SUPERUSER, _SUPERUSER_HELP
        if roles := self.fields.get("groups"):
            roles.label_from_instance = lambda role: role_title(role.name)


class AccountCreationForm(_AccountFields, UserCreationForm):
    """Wagtail's form of a new account."""


class AccountEditForm(_AccountFields, UserEditForm):
    """Wagtail's form of an account."""


class _KeepsSuperusers:
    """A view of a form in which only superusers find the field of superusers."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        # Without the field, what is sent for it counts for nothing.
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class AccountCreateView(_KeepsSuperusers, account_views.CreateView):
    """The page of a new account."""


class AccountEditView(_KeepsSuperusers, account_views.EditView):
    """The page of an account."""


class AccountViewSet(account_views.UserViewSet):
    """Accounts, as Wagtail lists them, with the portal's forms."""

    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    # Its view is another one, and nobody needs a second account like the first.
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """Return the portal's form."""
        return AccountEditForm if for_update else AccountCreationForm


def refuse_superusers(request: HttpRequest, user: Any) -> None:
    """Raise PermissionDenied where somebody changes the account of a superuser and is none.

    Whoever may set its password or address could sign in with it.
    """
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


def refuse_superusers_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Do the same for what is done with many accounts at once."""
    if action.model is get_user_model():
        for user in objects:
            refuse_superusers(request, user)


def follow_bulk_activity(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Log who was made active or inactive with others, and end sessions: no signal tells."""
    if action.model is not get_user_model() or action_type != "set_active_state":
        return
    active = action.cleaned_form.cleaned_data["mark_as_active"]
    changed = [user for user in objects if user.is_active != active and user != request.user]
    for user in changed:
        kind = EventKind.ACTIVATED if active else EventKind.DEACTIVATED
        record(kind, user.get_username())
    if not active:
        end_sessions({user.pk for user in changed})


class _PlacesLog:
    """A view of a role that logs permissions on pages and in collections: no signal tells."""

    object: Any

    def process_form(self) -> Any:
        before = _places(self.object)
        response = super().process_form()  # type: ignore[misc]
        after = _places(self.object)
        for place in sorted(after - before):
            record(EventKind.PERMISSION_GIVEN, detail=f"{self.object}: {place}")
        for place in sorted(before - after):
            record(EventKind.PERMISSION_TAKEN, detail=f"{self.object}: {place}")
        return response


def _places(role: Group) -> Counter[str]:
    """Return the permissions of a role on pages and in collections, in words."""
    if not role.pk:
        return Counter()
    on_pages = GroupPagePermission.objects.filter(group=role).select_related("page", "permission")
    within = GroupCollectionPermission.objects.filter(group=role)
    within = within.select_related("collection", "permission")
    return Counter(
        [
            *(f"{one.permission.codename}, {one.page}" for one in on_pages),
            *(f"{one.permission.codename}, {one.collection}" for one in within),
        ]
    )


class RoleCreateView(_PlacesLog, role_views.CreateView):
    """The page of a new role."""


class RoleEditView(_PlacesLog, role_views.EditView):
    """The page of a role."""


class RoleIndexView(role_views.IndexView):
    """The listing of roles, by their names in the language of the reader."""

    columns = [
        TitleColumn(
            "name",
            label=_("Name"),
            accessor=lambda role: role_title(role.name),
            sort_key="name",
            url_name="wagtailusers_groups:edit",
        )
    ]


class RoleViewSet(role_views.GroupViewSet):
    """Roles, as Wagtail lists them (it calls them groups), with the log."""

    index_view_class = RoleIndexView
    add_view_class = RoleCreateView
    edit_view_class = RoleEditView


#: By part of the form of a role: short and long names of permissions, as in Wagtail's catalogues.
_PERMISSION_NAMES: dict[Any, dict[str, tuple[str, str]]] = {
    GroupCollectionManagementPermissionFormSet: {
        "add_collection": ("Add", "Add collections"),
        "change_collection": ("Edit", "Edit collections"),
        "delete_collection": ("Delete", "Delete collections"),
    },
    GroupDocumentPermissionFormSet: {
        "add_document": ("Add", "Add/edit documents you own"),
        "change_document": ("Edit", "Edit any document"),
        "choose_document": ("Choose", "Select documents in choosers"),
    },
    GroupImagePermissionFormSet: {
        "add_image": ("Add", "Add/edit images you own"),
        "change_image": ("Edit", "Edit any image"),
        "choose_image": ("Choose", "Select images in choosers"),
    },
}


def translate_permission_names() -> None:
    """Let the names of permissions in the form of a role follow the language of the reader.

    Wagtail puts them into words once, when it is imported, and so into the portal's first language.
    """
    for form, names in _PERMISSION_NAMES.items():
        # In place: the labels of the boxes are made of the same list.
        form.permission_types[:] = [
            (codename, *(_(name) for name in names.get(codename, written)))
            for codename, *written in form.permission_types
        ]
        form.form.base_fields["collection"].label = _("Collection")
