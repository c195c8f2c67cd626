"""Pages behind a password can be used by everybody: checked by axe, at the width of a phone."""

import re

import pytest
from playwright.sync_api import expect
from wagtail.models import PageViewRestriction

from labportal.models import StandardPage
from tests.axe import findings
from tests.site.demo.test_accessibility import PHONE, WIDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(new_portal, live_server):
    """The address of a portal, one of whose pages asks for a password."""
    page = StandardPage.objects.get(slug="imprint", locale__language_code="en")
    page.save_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesame")
    return live_server.url


@pytest.mark.parametrize("path", ["/imprint/", "/_util/login/", "/de/_util/login/?next=/x/"])
def test_axe_finds_nothing_on_what_asks_for_a_password(browser, address, path):
    context = browser.new_context()
    page = context.new_page()
    complaints = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    for send in (False, True):
        page.goto(f"{address}{path}")
        for name in ("username", "password") if send else ():
            fields = page.locator(f"main input[name={name}]")
            if fields.count():
                fields.fill("wrong")
        if send:
            page.locator("main .short-form button").click()
            expect(page.locator("main [role=alert]")).to_contain_text(re.compile(r"\w"))
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert findings(page) == []
    context.close()
    assert complaints == []
