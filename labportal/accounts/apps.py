"""The configuration of Wagtail's app of users, with the portal's forms of accounts and roles."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's app of users; its forms keep superusers to superusers and tell the log."""

    user_viewset = "labportal.accounts.users.AccountViewSet"
    group_viewset = "labportal.accounts.users.RoleViewSet"
