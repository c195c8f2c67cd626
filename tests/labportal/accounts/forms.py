"""The data that forms of accounts and roles send."""

from django.contrib.auth.models import Permission


def account_form(user, *, groups=(), **fields):
    """The form of an account, with other values for some fields."""
    return {
        "username": user.username,
        "email": user.email,
        "first_name": "Ada",
        "last_name": "Lovelace",
        "is_active": "on",
        "groups": list(groups),
        "password1": "",
        "password2": "",
        **fields,
    }


def role_form(role, permissions, page=None, collection=None):
    """The form of a role with permissions everywhere, on one page and in one collection."""
    form = {"name": role.name, "permissions": [one.pk for one in permissions]}
    for prefix, there in (
        ("page_permissions", page),
        ("collection_permissions", None),
        ("document_permissions", None),
        ("image_permissions", collection),
    ):
        form |= {
            f"{prefix}-TOTAL_FORMS": "1" if there else "0",
            f"{prefix}-INITIAL_FORMS": "0",
            f"{prefix}-MAX_NUM_FORMS": "1000",
        }
    if page:
        form["page_permissions-0-page"] = page.pk
        form["page_permissions-0-permissions"] = ["publish_page"]
    if collection:
        add_image = Permission.objects.get(codename="add_image")
        form["image_permissions-0-collection"] = collection.pk
        form["image_permissions-0-permissions"] = [add_image.pk]
    return form
