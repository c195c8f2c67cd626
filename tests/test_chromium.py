"""Windows of Chromium: nothing is pressed before its script has run."""

import time

import pytest
from playwright.sync_api import expect
from werkzeug import Response

pytestmark = pytest.mark.browser

PAGE = """<title>%s</title><button>Press</button><a href="/second">Next</a>
<script src="/script.js" async></script>"""
SCRIPT = 'document.querySelector("button").onclick = () => { document.title = "pressed"; };'


@pytest.fixture
def slow_pages(httpserver):
    """Two pages whose script comes later than their button."""

    def answer(_request):
        time.sleep(1)
        return Response(SCRIPT, mimetype="text/javascript")

    httpserver.expect_request("/script.js").respond_with_handler(answer)
    for name in ("first", "second"):
        page = httpserver.expect_request(f"/{name}")
        page.respond_with_data(PAGE % name, content_type="text/html")
    return httpserver


def test_a_button_is_pressed_once_the_scripts_of_its_page_have_run(browser, slow_pages):
    context = browser.new_context()
    window = context.new_page()
    window.goto(slow_pages.url_for("/first"), wait_until="commit")
    window.get_by_role("button").click()
    expect(window).to_have_title("pressed")
    window.get_by_role("link").click()
    window.get_by_role("button").click()
    expect(window).to_have_title("pressed")
    context.close()


def test_a_page_of_which_nothing_has_come_yet_is_waited_for(browser):
    context = browser.new_context()
    window = context.new_page()
    window.evaluate(
        """() => {
          document.open();
          setTimeout(() => {
            document.write('<button onclick="document.title = 1">Press</button>');
            document.close();
          }, 500);
        }"""
    )
    window.get_by_role("button").click()
    expect(window).to_have_title("1")
    context.close()


def test_a_window_without_scripts_waits_for_none(browser, slow_pages):
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(slow_pages.url_for("/first"))
    window.get_by_role("link").click()
    expect(window).to_have_title("second")
    context.close()
