"""Windows on the demo lab."""

import pytest


@pytest.fixture
def open_window(demo_address, browser):
    """Return a function that opens a window on the demo lab, in which nothing may complain."""
    contexts, complaints = [], []

    def open_(**options):
        context = browser.new_context(base_url=demo_address, **options)
        contexts.append(context)
        window = context.new_page()
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.on(
            "console",
            lambda message: complaints.append(message.text) if message.type == "error" else None,
        )
        return window

    yield open_
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert [one for one in complaints if "404 (Not Found)" not in one] == []
