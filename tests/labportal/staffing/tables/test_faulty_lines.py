"""Lines of a table that are at fault: told beside the person whom they name."""

import pytest
from django.urls import reverse

from labportal.models import PeopleImport
from tests.labportal.staffing.tables.sent import plan_of, said_of

pytestmark = pytest.mark.django_db


def test_a_person_with_a_line_at_fault_is_marked_with_what_was_typed(world, admin):
    role = world.role
    plan = plan_of(
        admin,
        "given names,family name,group,role,start\n"
        f"Grace,Hopper,Vision,{role},2021\n"
        f"Bob,Hope,Nowhere,{role},2021\n"
        f"Eve,Hope,Vision,{role},31.02.2021\n",
    )
    outcomes = {str(one.person): one.outcome for one in plan.people}
    assert outcomes == {"Grace Hopper": "new", "Bob Hope": "faulty", "Eve Hope": "faulty"}
    assert "There is no day 31.02.2021." in said_of(plan)[4]
    url = reverse("staffing:people_table_plan", args=[PeopleImport.objects.get().pk])
    page = admin.get(url).content.decode()
    rows = page.split("<tbody>")[1].split("</tr>")[:3]
    assert ["staffing__faulty" in row for row in rows] == [False, True, True]
    assert "Nowhere" in rows[1]
    assert "31.02.2021" in rows[2]
    assert "Line 3:" in page
    assert admin.get(f"{url}?show=faulty").content.decode().count("staffing__faulty") == 2


def test_what_is_wrong_on_many_lines_is_told_once(world, admin):
    rows = [f"Person {number},Hope,Nowhere,{world.role},2021" for number in range(20)]
    plan = plan_of(admin, "\n".join(["given names,family name,group,role,start", *rows]))
    assert len(plan.faults) == 20
    url = reverse("staffing:people_table_plan", args=[PeopleImport.objects.get().pk])
    listed = admin.get(url).content.decode().split("<tbody>")[0]
    assert listed.count("There is no group “Nowhere”") == 1
    assert "Lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13:" in listed
    assert "(20 lines in all)" in listed
