"""Tables as a browser sends them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from labportal.base.records.open_forms.state import LOADED_STATE
from labportal.models import PeopleImport


def upload(client, text, name="people.csv"):
    """Choose a file, and return the page that answers."""
    content = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("staffing:people_table"), {"file": file}, follow=True)


def plan_of(client, text, name="people.csv"):
    """Choose a file, and return the plan that is shown."""
    response = upload(client, text, name)
    assert "plan" in response.context, response.context["form"].errors
    return response.context["plan"]


def confirm(client, text, name="people.csv"):
    """Choose a file, import it as told, and return what is kept of it."""
    plan = plan_of(client, text, name)
    assert plan.faults == []
    kept = PeopleImport.objects.first()
    address = reverse("staffing:people_table_plan", args=[kept.pk])
    client.post(address, {LOADED_STATE: plan.digest})
    kept.refresh_from_db()
    assert kept.imported_at
    return kept


def take_back(client, kept):
    """Take an import back, and return the page that answers."""
    address = reverse("staffing:people_table_take_back", args=[kept.pk])
    return client.post(address, follow=True)


def said_of(plan):
    """Return the faults of a plan by line."""
    lines = {fault.line for fault in plan.faults}
    return {
        line: " ".join(fault.text for fault in plan.faults if fault.line == line) for line in lines
    }
