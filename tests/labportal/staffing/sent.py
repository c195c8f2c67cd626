"""Forms of the office as a browser sends them."""

from django.urls import reverse

from labportal.base.records.open_forms.state import LOADED_STATE


def plan_of(client, view, **fields):
    """Ask what a change would do, and return the plan that is told."""
    response = client.post(reverse(f"staffing:{view}"), {**fields, "preview": "1"})
    assert response.status_code == 200
    return response.context["plan"]


def confirm(client, view, **fields):
    """Send a change as it was told, and return the answer."""
    plan = plan_of(client, view, **fields)
    assert plan is not None
    return client.post(reverse(f"staffing:{view}"), {**fields, LOADED_STATE: plan.digest})


def said(response):
    """Return the messages of the page to which an answer leads."""
    return " ".join(str(one) for one in response.wsgi_request._messages)
