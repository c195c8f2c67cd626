"""The site: its address, and the home page that it starts from."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from labportal.base.roots import root_page
from labportal.models import HomePage
from labportal.setup.content import languages, read_content, text_in
from labportal.setup.pages import add_translated

HTTPS_PORT, HTTP_PORT = 443, 80


def address(hostname: str = "") -> tuple[str, int]:
    """Return host and port of `hostname` ("portal.example.org", "localhost:8000").

    Without it, those of the BASE_URL setting. Raises ValueError when there is no host in it, or
    something else.
    """
    scheme = urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme
    url = f"{scheme}://{hostname}" if hostname else settings.WAGTAILADMIN_BASE_URL
    parts = urlsplit(url)
    if not parts.hostname or (hostname and parts.netloc != hostname):
        message = f"{hostname or url!r} names no host: write portal.example.org or localhost:8000."
        raise ValueError(message)
    return parts.hostname, parts.port or (HTTPS_PORT if scheme == "https" else HTTP_PORT)


def make_site(hostname: str = "") -> tuple[Site, dict[str, HomePage]]:
    """Make home pages in every language, and the site that starts from the first.

    The page that Wagtail welcomes with goes. Raises ValueError like `address`.
    """
    title = read_content("labportal.lab_templates", "lab")["home"]["title"]
    home = add_translated(
        dict.fromkeys(languages(), root_page()),
        lambda language: HomePage(slug=f"home-{language}", title=text_in(title, language)),
    )
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = Page.objects.filter(pk=site.root_page_id).first()
    site.hostname, site.port = address(hostname)
    site.root_page = home[settings.LANGUAGE_CODE]
    site.save()
    if welcome and welcome.specific_class is Page and welcome.is_leaf():
        welcome.delete()
    return site, home
