"""The configuration of Wagtail's app of users, with the portal's forms of accounts and roles."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's app of users; its forms keep superusers to superusers and tell the log."""

    user_viewset = "labportal.accounts.users.AccountViewSet"
    group_viewset = "labportal.accounts.users.RoleViewSet"

    def ready(self) -> None:
        """Let the names of permissions follow the reader's language."""
        from labportal.accounts.users import translate_permission_names

        super().ready()
        translate_permission_names()
