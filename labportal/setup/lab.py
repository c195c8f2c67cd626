"""A portal that is ready to be filled."""

from django.db import connection, transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from groups.editors.auth_groups import keep_editors
from groups.models import ResearchGroup
from labportal.base.models import Topic
from labportal.models import HomePage, Menu
from labportal.roles import make_roles
from labportal.setup.approval import replace_default_groups
from labportal.setup.lab_names import make_lab_settings
from labportal.setup.member_roles import make_member_roles
from labportal.setup.menus import make_menu
from labportal.setup.site import make_site
from labportal.setup.site_tree import kind_made, make_index_pages, make_legal_pages
from people.models import Person, Role
from publications.models import ImportBatch, Publication

# Two containers may start at once.
_LOCK = 0x736574757021
_HOME_DEPTH = 2


def is_set_up() -> bool:
    """Return whether the portal has a home page, the last thing that anybody would delete."""
    return HomePage.objects.exists()


def is_untouched() -> bool:
    """Return whether the database holds nothing of anybody's, but for what `set_up_lab` makes."""
    records = (Person, Publication, ResearchGroup, Topic, ImportBatch)
    uploads = (get_image_model(), get_document_model())
    if any(model.objects.exists() for model in (*records, *uploads)):
        return False
    return all(_is_as_made(page) for page in Page.objects.filter(depth__gt=1).specific())


def _is_as_made(page: Page) -> bool:
    # A page without a type of its own is the one that Wagtail welcomes with.
    at_home = page.depth == (_HOME_DEPTH if isinstance(page, HomePage) else _HOME_DEPTH + 1)
    is_own = type(page) is Page or (at_home and type(page) is kind_made(page.slug))
    return is_own and page.revisions.count() <= 1


@transaction.atomic
def set_up_lab(lab_name: str = "", hostname: str = "") -> list[str]:
    """Make a portal ready; return what was made, a line each.

    It is made once: what has been renamed, moved or deleted since stays so. Raises ValueError for
    a `hostname` that names no host, LookupError before the database has been migrated.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    made = [] if is_set_up() else _set_up(lab_name, hostname)
    without_editors = ResearchGroup.objects.filter(editors=None)
    return made + [f"Auth group: {keep_editors(group)}" for group in without_editors]


def _set_up(lab_name: str, hostname: str) -> list[str]:
    auth_groups = make_roles()
    replace_default_groups()
    roles = [] if Role.objects.exists() else make_member_roles()
    site, home = make_site(hostname)
    pages = _make_pages(site, home, lab_name)
    return [
        f"Site: {site.root_url}",
        f"Pages in {', '.join(home)}: {', '.join(pages)}",
        f"Auth groups: {', '.join(auth_groups)}",
        f"Roles: {', '.join(roles)}",
    ]


def _make_pages(site: Site, home: dict[str, HomePage], lab_name: str) -> list[str]:
    index_pages, legal_pages = make_index_pages(home), make_legal_pages(home)
    make_menu(site, Menu.Place.MAIN, index_pages.values())
    make_menu(site, Menu.Place.FOOTER, legal_pages.values())
    make_lab_settings(site, legal_pages, lab_name)
    return ["home", *index_pages, *legal_pages]
