"""The own drafts on the first page: which are to be finished, which wait, which came back."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.staff.world import fresh

HOME = "/admin/"


def own_lines(client):
    """Return the lines of the panel of what is somebody's own."""
    page = BeautifulSoup(client.get(HOME).content, "html.parser")
    return [" ".join(line.text.split()) for line in page.select("#own-section li")]


def test_a_draft_that_was_sent_for_review_waits_and_one_sent_back_says_why(world, signed_in):
    editor, admin, page = world.users["editor"], world.users["admin"], world.own_news
    page.save_revision(user=editor)
    client = signed_in("editor")
    assert any(line.startswith("My draft: It runs") for line in own_lines(client))
    state = page.get_workflow().start(page, editor)
    # Whoever reviews it may change a word: it is the editor's still.
    fresh(page).save_revision(user=admin)
    lines = own_lines(client)
    assert any(line.startswith("Waits for review: It runs") for line in lines)
    assert not any(line.startswith("My draft:") for line in lines)
    state.current_task_state.specific.reject(user=admin, comment="Which engine?")
    (line,) = [line for line in own_lines(client) if "It runs" in line]
    assert line.startswith("Sent back, to be changed: It runs")
    assert line.endswith("Which engine?")


def test_the_number_of_queries_does_not_depend_on_that_of_drafts(world, signed_in):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(HOME)
        return len(captured)

    client, editor = signed_in("editor"), world.users["editor"]

    def send_for_review(page):
        fresh(page).save_revision(user=editor)
        fresh(page).get_workflow().start(fresh(page), editor)

    send_for_review(world.own_news)
    client.get(HOME)
    one = queries()
    for page in world.vision.pages.values():
        send_for_review(page)
    assert queries() == one
