"""A list in a frame, in a real browser: narrow and wide, light and dark, without complaint."""

import pytest

from tests.axe import findings
from tests.factories import PersonFactory, PublicationFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


def test_a_frame_is_in_order_in_every_width_language_and_scheme(new_portal, browser, live_server):
    person = PersonFactory(slug="ada")
    signed = {"given": "Ada", "family": "Lovelace", "person": person, "equal_contribution": True}
    PublicationFactory(
        title="Donaudampfschifffahrtsgesellschaftskapitänsmützen " * 3,
        authors=[signed, {**signed, "person": None, "corresponding": True}],
        doi=f"10.1000/{'x' * 90}",
        arxiv_id="2501.04284",
        notice="retracted",
        award="Best engine",
    )
    complaints, found = [], []
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for query in ("?lang=en", "?lang=de&person=ada&style=ieee", "?year=1900"):
        page.goto(f"{live_server.url}/embed/publications{query}")
        for width in (240, 320, 700):
            page.set_viewport_size({"width": width, "height": 500})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found += [(query, width, scheme, one) for one in findings(page)]
    context.close()
    assert found == []
    assert complaints == []
