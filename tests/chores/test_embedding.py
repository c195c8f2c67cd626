"""A list of the portal on another site: found, copied, put there, and followed back."""

import pytest
from playwright.sync_api import expect

from tests.factories import PublicationFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def window(lab, portal_server, browser, settings):
    """A visitor's window, which lets pages write into the clipboard."""
    settings.WAGTAILADMIN_BASE_URL = portal_server.url
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def test_a_list_is_put_on_another_site_and_leads_back_to_the_publication(
    window, portal_server, httpserver
):
    PublicationFactory(title="On looms", authors=["Ada Lovelace"], type="book")
    complaints = []
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.goto(portal_server.url)
    window.get_by_role("navigation").get_by_role("link", name="Publications").first.click()
    window.get_by_role("link", name="Book").first.click()
    window.get_by_text("Embed this list").click()
    window.get_by_role("button", name="Copy code").click()
    expect(window.get_by_text("Code copied")).to_be_visible()
    code = window.evaluate("navigator.clipboard.readText()")
    page = f"<!doctype html><title>Faculty</title><h1>Works</h1>{code}<p>Below</p>"
    httpserver.expect_request("/").respond_with_data(page, content_type="text/html")
    window.goto(httpserver.url_for("/").replace("localhost", "127.0.0.1"))
    frame = window.frame_locator("iframe")
    expect(frame.get_by_role("link", name="On looms")).to_be_visible()
    expect(frame.get_by_text("On engines")).to_have_count(0)
    # As high as its content, though the code says another height.
    expect(window.locator("iframe")).not_to_have_attribute("height", "600")
    expect(window.get_by_text("Below")).to_be_in_viewport()
    frame.get_by_role("link", name="On looms").click()
    window.wait_for_url(f"{portal_server.url}/publications/**")
    expect(window.get_by_role("heading", name="On looms", level=1)).to_be_visible()
    assert complaints == []


def test_the_list_is_there_on_a_site_that_takes_no_scripts(window, portal_server, httpserver):
    window.goto(f"{portal_server.url}/publications/")
    code = window.locator("#embed-code").input_value()
    headers = {"Content-Security-Policy": "script-src 'none'"}
    httpserver.expect_request("/").respond_with_data(
        f"<!doctype html>{code}", content_type="text/html", headers=headers
    )
    window.goto(httpserver.url_for("/").replace("localhost", "127.0.0.1"))
    expect(window.frame_locator("iframe").get_by_role("link", name="On engines")).to_be_visible()
    expect(window.locator("iframe")).to_have_attribute("height", "600")


def test_the_code_is_tried_in_a_local_file(window, portal_server, tmp_path):
    window.goto(f"{portal_server.url}/publications/")
    file = tmp_path / "list.html"
    file.write_text(f"<!doctype html>{window.locator('#embed-code').input_value()}")
    window.goto(file.as_uri())
    window.emulate_media(color_scheme="dark")
    frame = window.frame_locator("iframe")
    expect(frame.get_by_role("link", name="On engines")).to_be_visible()
    # Light, as the page around it is on a device that is set to dark.
    background = frame.locator("body").evaluate("body => getComputedStyle(body).colorScheme")
    assert background == "light"


def test_other_pages_are_in_no_frame_of_another_site(window, portal_server, httpserver):
    page = f'<!doctype html><iframe src="{portal_server.url}/publications/"></iframe>'
    httpserver.expect_request("/").respond_with_data(page, content_type="text/html")
    refused = []
    window.on("console", lambda message: refused.append(message.text))
    window.goto(httpserver.url_for("/").replace("localhost", "127.0.0.1"))
    window.wait_for_load_state("networkidle")
    assert any("frame" in text.lower() for text in refused)


def test_a_script_of_another_site_reads_the_api_and_no_page(window, portal_server, httpserver):
    httpserver.expect_request("/").respond_with_data("<!doctype html>", content_type="text/html")
    window.goto(httpserver.url_for("/").replace("localhost", "127.0.0.1"))
    read = """async (address) => {
      try { return (await (await fetch(address)).json()).count; } catch { return "refused"; }
    }"""
    assert window.evaluate(read, f"{portal_server.url}/api/v1/publications") == 1
    conditional = """async (address) => {
      const tag = (await fetch(address)).headers.get("ETag");
      return (await fetch(address, { headers: { "If-None-Match": tag } })).status;
    }"""
    assert window.evaluate(conditional, f"{portal_server.url}/api/v1/people") == 304
    for path in ("/publications/export.json", "/embed/publications"):
        assert window.evaluate(read, f"{portal_server.url}{path}") == "refused"
