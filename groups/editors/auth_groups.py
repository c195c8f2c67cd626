"""Editor groups: the auth group of those who edit one research group, and what it may do."""

from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission

from groups.models import ResearchGroup, ResearchGroupPage
from labportal.base.grants import grant, grant_in_collection, grant_on_page
from labportal.base.registries.followers import Followers
from labportal.base.roots import root_collection
from labportal.base.text.slugs import numbered

PREFIX = "Editors: "
PERMISSIONS = (
    "wagtailadmin.access_admin",
    "base.choose_topic",
    "people.choose_person",
    "people.choose_role",
    "publications.choose_publication",
    "simple_translation.submit_translation",
)
COLLECTION_PERMISSIONS = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)
PAGE_PERMISSIONS = ("wagtailcore.add_page", "wagtailcore.change_page", "wagtailcore.publish_page")

#: Told the auth group of editors that has been made, so that higher apps let it do more.
new_editors: Followers[Group] = Followers()


def keep_editors(group: ResearchGroup) -> Group:
    """Make the editor group of `group` if it has none, or let its name follow the slug.

    An editor group that somebody gave a name of its own keeps it. Raises LookupError when
    permissions are missing from the database.
    """
    editors = group.editors
    if editors is None:
        editors = Group.objects.create(name=_free_name(group))
        grant(editors, PERMISSIONS)
        grant_in_collection(editors, root_collection(), COLLECTION_PERMISSIONS)
        # Not `save`: its signal is what led here, and would lead here again.
        ResearchGroup.objects.filter(pk=group.pk).update(editors=editors)
        group.editors = editors
        for page in ResearchGroupPage.objects.filter(group=group):
            keep_page_permissions(page)
        new_editors.tell(editors)
    elif editors.name.startswith(PREFIX) and editors.name != (name := _free_name(group)):
        editors.name = name
        editors.save(update_fields=["name"])
    return editors


def _free_name(group: ResearchGroup) -> str:
    others = Group.objects.exclude(pk=group.editors_id)
    names = (f"{PREFIX}{slug}" for slug in numbered(group.slug))
    return next(name for name in names if not others.filter(name=name).exists())


def keep_page_permissions(page: ResearchGroupPage) -> None:
    """Let the editors of the page's research group, and of no other, work on the page.

    Permissions that they have on it already are left as they are. The research group is that of
    the page as it is stored: a draft may name another.
    """
    stored = ResearchGroupPage.objects.filter(pk=page.pk).select_related("group__editors").get()
    editors = stored.group.editors
    on_page = GroupPagePermission.objects.filter(page_id=page.pk)
    # Of editor groups only: what administrators gave other auth groups on the page stays.
    on_page.filter(group__research_group__isnull=False).exclude(group=editors).delete()
    if editors and not on_page.filter(group=editors).exists():
        grant_on_page(editors, stored, PAGE_PERMISSIONS)
