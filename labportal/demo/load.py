"""Loading the demo lab into a portal that has been set up."""

from django.core.management import call_command
from django.db import transaction
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from labportal.demo.accounts import create_accounts
from labportal.demo.dated_pages import load_news, load_openings
from labportal.demo.groups import load_groups
from labportal.demo.people import load_people
from labportal.demo.publications import load_publications
from labportal.demo.site_texts import fill_site
from labportal.demo.topics import load_topics
from labportal.setup.member_roles import make_member_roles
from publications.name_links.people_changes import linked_together


@transaction.atomic
def load_demo() -> list[str]:
    """Make what is missing of the demo lab; return what was done, a line each.

    The portal has to be set up. What is there is left alone, with everything that belongs to it:
    loading twice changes nothing, and nothing that somebody has edited.
    """
    # At the end, once for all: record by record it would take a third of the time.
    with linked_together(), disable_reference_index_auto_update():
        done = _load()
    if done:
        call_command("rebuild_references_index", verbosity=0)
    return done


def _load() -> list[str]:
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    done = fill_site(site)
    loaded = {
        "Roles": make_member_roles(),
        "Topics": load_topics(),
        "Research groups": load_groups(site),
        "People": load_people(),
    }
    counts = load_publications()
    loaded["News"], loaded["Openings"] = load_news(site), load_openings(site)
    loaded["Accounts"] = create_accounts()
    done += [f"{kind}: {len(slugs)}" for kind, slugs in loaded.items() if slugs]
    done += [f"Publications: {number} {outcome}" for outcome, number in counts.items()]
    return done
