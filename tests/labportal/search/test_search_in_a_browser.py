"""Searching in a real browser: with suggestions, by keyboard, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.axe import findings
from tests.factories import PersonFactory, PublicationFactory, TopicFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]

HOSTILE = "Engines <img src=x onerror=alert(1)> & co"


@pytest.fixture
def lab(new_portal):
    """A portal with a person, a topic and publications to be found."""
    PersonFactory(given="Ada", family="Engelhardt", slug="ada")
    TopicFactory(name="Engines", slug="engines")
    PublicationFactory(title=HOSTILE, slug="hostile")
    PublicationFactory(title="On engines", authors=["Jörg Müller"], slug="on-engines")


@pytest.fixture
def open_page(browser, live_server, lab):
    """Return a function that opens a page; nothing may complain on it, no other host be asked."""
    complaints, hosts, contexts = [], set(), []

    def open_(path="/search/", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        page.goto(f"{live_server.url}{path}")
        return page

    yield open_
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert complaints == []
    assert hosts <= {live_server.url.split("/")[2]}


def field(page):
    """Return the search field of the page's own form."""
    return page.locator("main input[type=search]")


def options(page):
    """Return the suggestions under it."""
    return page.locator("main").get_by_role("option")


def test_suggestions_are_walked_through_and_taken_by_keyboard(open_page, live_server):
    page = open_page()
    search = field(page)
    expect(search).to_have_attribute("aria-expanded", "false")
    search.press_sequentially("eng")
    expect(options(page)).to_have_count(4)
    expect(search).to_have_attribute("aria-expanded", "true")
    expect(page.locator("main [role=status]")).to_have_text("4 suggestions")
    expect(options(page).nth(0)).to_contain_text("Ada Engelhardt")
    expect(options(page).nth(1)).to_contain_text("Topic")
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None)):
        search.press(key)
        selected = page.locator("main [role=option][aria-selected=true]")
        expect(selected).to_have_count(0 if place is None else 1)
        if place is not None:
            expect(options(page).nth(place)).to_have_attribute("aria-selected", "true")
            active = options(page).nth(place).get_attribute("id")
            expect(search).to_have_attribute("aria-activedescendant", active)
    search.press("ArrowUp")
    expect(options(page).nth(3)).to_have_attribute("aria-selected", "true")
    expect(search).to_be_focused()
    expect(search).to_have_value("eng")
    search.press("ArrowDown")
    search.press("ArrowDown")
    search.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/people/ada/")


def test_escape_closes_the_suggestions_and_enter_searches(open_page, live_server):
    page = open_page()
    search = field(page)
    search.press_sequentially("engines")
    expect(options(page)).not_to_have_count(0)
    search.press("Escape")
    expect(page.locator("main [role=listbox]")).to_be_hidden()
    expect(search).to_have_attribute("aria-expanded", "false")
    expect(search).to_have_value("engines")
    search.press("ArrowDown")
    expect(page.locator("main [role=listbox]")).to_be_visible()
    search.press("Tab")
    expect(page.locator("main [role=listbox]")).to_be_hidden()
    search.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/search/?q=engines")
    expect(page.locator("main mark").first).to_be_visible()


def test_a_suggestion_is_taken_by_a_click_and_hostile_titles_are_text(open_page, live_server):
    page = open_page()
    field(page).press_sequentially("engines co")
    expect(options(page)).to_have_count(1)
    expect(options(page).locator("span").first).to_have_text(HOSTILE)
    assert page.locator("main img").count() == 0
    options(page).click()
    expect(page).to_have_url(f"{live_server.url}/publications/hostile/")


def test_only_the_last_of_what_was_typed_is_asked_for(open_page):
    page = open_page()
    asked = []
    page.on("request", lambda request: "suggest" in request.url and asked.append(request.url))
    # In one go: on a busy machine a pause between two keys may be long enough to be asked in.
    field(page).evaluate(
        """(field) => {
          for (const letter of "on engines") {
            field.value += letter;
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
        }"""
    )
    expect(options(page)).not_to_have_count(0)
    assert [url.rpartition("?")[2] for url in asked] == ["q=on+engines"]
    field(page).fill("x")
    expect(page.locator("main [role=listbox]")).to_be_hidden()
    assert len(asked) == 1
    field(page).fill("xyzzy")
    expect(page.locator("main [role=status]")).to_have_text("No suggestions")


def test_an_answer_that_fails_leaves_the_form_as_it_is(open_page, live_server):
    page = open_page(java_script_enabled=True)
    page.route("**/search/suggest/**", lambda route: route.fulfill(status=200, body="no json"))
    with page.expect_response("**/search/suggest/?q=engines"):
        field(page).press_sequentially("engines")
    expect(page.locator("main [role=listbox]")).to_be_hidden()
    field(page).press("Enter")
    expect(page).to_have_url(f"{live_server.url}/search/?q=engines")


def test_every_form_suggests_on_its_own(open_page):
    page = open_page(viewport={"width": 1280, "height": 800})
    ids = page.eval_on_selector_all("[id]", "all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))
    fields = page.locator("form[data-suggest] input[type=search]")
    assert fields.count() >= 2
    fields.first.press_sequentially("engel")
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.locator("main [role=listbox]")).to_be_hidden()


def test_a_paper_is_found_by_a_misspelt_author_without_javascript(open_page, live_server):
    page = open_page("/de/search/", java_script_enabled=False)
    field(page).fill("Mullre engines")
    field(page).press("Enter")
    expect(page).to_have_url(f"{live_server.url}/de/search/?q=Mullre+engines")
    page.get_by_role("main").get_by_role("link", name="On engines").click()
    expect(page.locator("h1")).to_have_text("On engines")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_suggestions_open(open_page, width, scheme):
    page = open_page(
        "/search/?q=engines", viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    assert findings(page) == []
    field(page).fill("engin")
    expect(options(page)).not_to_have_count(0)
    field(page).press("ArrowDown")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
