"""The daily work of the editors of a research group."""

import pytest
from playwright.sync_api import expect

from groups.models import KeyPublication, Membership, ResearchGroup
from labportal.roles import ADMINISTRATORS
from people.models import Role
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
)

pytestmark = pytest.mark.browser

SAVED = "Research group 'Engines' updated."


@pytest.mark.parametrize(
    ("menu", "name"), [("Research groups", "Engines"), ("Memberships", "Ada Lovelace")]
)
def test_a_record_of_the_group_is_opened_from_its_listing_and_saved(sign_in, menu, name):
    desk = sign_in("Editors")
    desk.go(menu)
    desk.open(name)
    desk.save("updated.")


NAMES = {"en": "Engines", "de": "Maschinen"}


def open_group(sign_in):
    desk = sign_in("Editors")
    desk.go("Research groups")
    desk.open(NAMES[desk.language])
    return desk


def _box(desk, label):
    return desk.window.get_by_label(label, exact=True)


def key_titles():
    return [str(key.publication) for key in KeyPublication.objects.order_by("order")]


@pytest.mark.parametrize("typed", ["compil", "hopper", "1952", "10.1000/182", "hopper1952"])
def test_a_key_publication_is_added_in_five_presses(sign_in, in_either_language, typed):
    grace = PersonFactory(given="Grace", family="Hopper")
    facts = {"issued_year": 1952, "doi": "10.1000/182", "citekey": "hopper1952compilers"}
    PublicationFactory(title="The compilers", authors=[grace], **facts)
    desk = open_group(sign_in)
    box = _box(desk, "Add a key publication")
    box.fill(typed)
    box.press("Enter")
    expect(box).to_have_value("")
    desk.sees("(1952). The compilers")
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_contain_text(NAMES[desk.language])
    desk.took(at_most=5)
    assert key_titles() == ["The compilers"]


def test_what_was_typed_and_not_added_yet_is_added_when_the_form_is_saved(sign_in):
    desk = open_group(sign_in)
    _box(desk, "Add a key publication").fill("engines")
    desk.save(SAVED)
    assert key_titles() == ["On engines"]


def test_one_of_several_key_publications_is_chosen_among_those_found(sign_in):
    PublicationFactory(title="More on engines")
    desk = open_group(sign_in)
    box = _box(desk, "Add a key publication")
    box.fill("engines")
    desk.window.get_by_role("button", name="More on engines").click()
    expect(box).to_be_focused()
    box.fill("nothing of the kind whatsoever")
    desk.sees("No publication is found.")
    box.fill("")
    desk.save(SAVED)
    desk.took(at_most=5)
    assert key_titles() == ["More on engines"]


def test_three_key_publications_are_chosen_across_searches_in_eight_presses(sign_in):
    for number in range(30):
        PublicationFactory(title=f"Paper {number:02}", issued_year=1900 + number)
    desk = open_group(sign_in)
    desk.press("Choose several publications")
    dialog = desk.window.get_by_role("dialog")
    search = dialog.get_by_label("Search term")
    for title in ("Paper 03", "Paper 29", "Paper 17"):
        search.fill(title)
        dialog.get_by_role("row", name=title).get_by_role("checkbox").check()
    search.fill("")
    expect(dialog.get_by_role("row", name="Paper 29").get_by_role("checkbox")).to_be_checked()
    expect(dialog.get_by_role("group", name="Chosen")).to_contain_text("Paper 03")
    dialog.get_by_role("button", name="Confirm selection").click()
    desk.sees("Added: 3")
    desk.save(SAVED)
    desk.took(at_most=8)
    assert key_titles() == ["Paper 03", "Paper 29", "Paper 17"]


def test_key_publications_are_chosen_across_pages(sign_in):
    for number in range(30):
        PublicationFactory(title=f"Paper {number:02}", issued_year=1900 + number)
    desk = open_group(sign_in)
    desk.press("Choose several publications")
    dialog = desk.window.get_by_role("dialog")
    chosen = dialog.get_by_role("group", name="Chosen")
    boxes = dialog.get_by_role("row", name="Paper").get_by_role("checkbox")
    boxes.first.check()
    dialog.get_by_role("link", name="Next").click()
    expect(boxes.first).not_to_be_checked()
    boxes.last.check()
    dialog.get_by_role("link", name="Previous").click()
    expect(boxes.first).to_be_checked()
    expect(chosen.get_by_role("checkbox")).to_have_count(2)
    dialog.get_by_role("button", name="Confirm selection").click()
    desk.save(SAVED)
    assert len(set(key_titles())) == 2


def test_key_publications_are_ordered_by_keyboard_and_mouse_and_the_focus_stays(sign_in):
    group = ResearchGroup.objects.get()
    for title in ("One", "Two", "Three"):
        KeyPublicationFactory(group=group, publication=PublicationFactory(title=title))
    desk = open_group(sign_in)
    down = desk.window.get_by_role("button", name="Move down").and_(
        desk.window.get_by_role("button", name="One")
    )
    down.press("Enter")
    expect(down).to_be_focused()
    desk.sees("is number 2 of 3.")
    desk.picture("key-publications", at=down)
    rows = desk.window.locator(".row-list--works").first.get_by_role("listitem")
    rows.filter(has_text="Three").drag_to(rows.first, target_position={"x": 60, "y": 2})
    desk.save(SAVED)
    assert key_titles() == ["Three", "Two", "One"]


def test_a_key_publication_is_taken_out_in_two_presses_and_put_back(sign_in):
    group = ResearchGroup.objects.get()
    for title in ("One", "Two"):
        KeyPublicationFactory(group=group, publication=PublicationFactory(title=title))
    desk = open_group(sign_in)
    before = len(desk.presses)
    out = desk.window.get_by_role("button", name="Take out").and_(
        desk.window.get_by_role("button", name="Two")
    )
    out.click()
    desk.save(SAVED)
    desk.took(at_most=before + 2)
    assert key_titles() == ["One"]
    desk.open("Engines")
    desk.window.get_by_role("button", name="Take out").last.click()
    desk.press("Put it back")
    desk.save(SAVED)
    assert key_titles() == ["One"]


def test_a_member_is_added_in_six_presses(sign_in):
    MembershipFactory(person=PersonFactory(given="Björn", family="Krähenbühl"))
    desk = open_group(sign_in)
    box = _box(desk, "Add a member")
    box.fill("krahenb")
    box.press("Enter")
    expect(desk.window.get_by_label("Role: Björn Krähenbühl")).to_be_focused()
    desk.choose(**{"Role:_Björn_Krähenbühl": "Doctoral researcher"})
    desk.fill(**{"Start:_Björn": "2027-01"})
    desk.picture("members", at=box)
    desk.save(SAVED)
    desk.took(at_most=6)
    membership = Membership.objects.get(person__family="Krähenbühl", group__slug="engines")
    assert (str(membership.role), membership.start) == ("Doctoral researcher", "2027-01")


def test_a_membership_is_ended_in_four_presses_and_stands_among_the_former_ones(sign_in):
    desk = open_group(sign_in)
    end = desk.window.get_by_label("End: Ada Lovelace")
    end.click()
    end.fill("2020")
    desk.save(SAVED)
    desk.took(at_most=4)
    desk.open("Engines")
    expect(end).not_to_be_visible()
    desk.window.get_by_text("Former: 1").click()
    expect(end).to_have_value("2020")
    desk.window.get_by_label("Went to: Ada Lovelace").fill("Paris")
    desk.save(SAVED)
    assert Membership.objects.get().destination == "Paris"


def test_somebody_is_made_lead_in_three_presses_from_the_first_page(sign_in):
    desk = sign_in("Editors")
    link = desk.window.get_by_role("link", name="members and publications – Engines")
    link.click()
    desk.window.get_by_label("Leads: Ada Lovelace").check()
    desk.save(SAVED)
    desk.took(at_most=3)
    assert Membership.objects.get().lead


def test_seventy_memberships_open_folded_and_former_ones_are_paged(sign_in):
    group, role = ResearchGroup.objects.get(), Role.objects.first()
    for number in range(70):
        MembershipFactory(
            group=group, role=role, person=PersonFactory(family=f"Name{number:02}"), end="2021"
        )
    desk = open_group(sign_in)
    rows = desk.window.get_by_label("Role:")
    expect(rows.locator("visible=true")).to_have_count(1)
    desk.window.get_by_text("Former: 70").click()
    expect(rows.locator("visible=true")).to_have_count(26)
    desk.press("Show more")
    expect(rows.locator("visible=true")).to_have_count(51)
    desk.save(SAVED)
    assert group.memberships.count() == 71


def test_a_fault_names_the_member_and_what_was_typed_stays(sign_in):
    desk = sign_in("Editors")
    desk.go("Research groups")
    desk.open("Engines")
    desk.fill(**{"Start:_Ada": "in May"})
    desk.press("Save")
    desk.sees("Ada Lovelace: “in May” is not a date: write 2021, 2021-04 or 2021-04-15.")
    start = desk.window.get_by_label("Start: Ada Lovelace")
    expect(start).to_have_value("in May")
    expect(start).to_be_focused()
    row = desk.window.locator(".row-with-fault")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("“in May” is not a date")
    start.fill("2021")
    desk.save(SAVED)


def test_a_fault_of_a_former_member_is_unfolded_marked_and_focused_in_its_tab(sign_in):
    group, role = ResearchGroup.objects.get(), Role.objects.first()
    for number in range(40):
        person = PersonFactory(family=f"Name{number:02}")
        MembershipFactory(group=group, role=role, person=person, end="2021")
    desk = sign_in(ADMINISTRATORS)
    desk.go("Research groups")
    desk.open("Engines")
    desk.window.get_by_role("tab", name="Members").click()
    desk.window.get_by_text("Former: 40").click()
    desk.press("Show more")
    end = desk.window.get_by_label("End:").last
    name = end.get_attribute("aria-label").partition(": ")[2]
    end.fill("sometime")
    desk.press("Save")
    end = desk.window.get_by_label(f"End: {name}")
    expect(end).to_be_focused()
    expect(end).to_be_visible()
    expect(end).to_have_value("sometime")
    expect(desk.window.locator(".row-with-fault")).to_contain_text("“sometime” is not a date")


@pytest.mark.parametrize("width", [1280, 1024])
def test_names_of_roles_are_read_in_full_in_rows_of_members(sign_in, width):
    role = Role.objects.first()
    role.texts.update(name="Wissenschaftliche Mitarbeiterin in der Verwaltung")
    desk = sign_in("Editors")
    desk.window.set_viewport_size({"width": width, "height": 900})
    desk.go("Research groups")
    desk.open("Engines")
    box = desk.window.get_by_label("Role: Ada Lovelace")
    cut_off = box.evaluate("""(box) => {
      const whole = box.cloneNode(true);
      whole.style = "inline-size: max-content; max-inline-size: none; position: fixed";
      box.parentElement.append(whole);
      const wanted = whole.offsetWidth;
      whole.remove();
      const room = box.closest("li").getBoundingClientRect();
      return [wanted - box.offsetWidth, box.getBoundingClientRect().right - room.right];
    }""")
    assert max(cut_off) <= 0
