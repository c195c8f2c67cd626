"""Rules of the roster that hold whatever the names are."""

from hypothesis import given
from hypothesis import strategies as st

from people.matching.roster import Roster
from people.names.parts import NameParts
from people.names.surnames import surname_keys

# Few names, so that they often meet.
GIVEN = ["Anna", "Anton", "Anna Maria", "Jörg", "Joerg", "Jean-Pierre", "Wei", "Wei Ming", "Li"]
INITIALS = ["A.", "A. M.", "J.", "J.-P.", "W M", "AM", "", "JP.", "J-Ph", "JPh", "Sch", "Yu.V."]
# Printed behind the surname, and taken for it.
LAST = ["AM", "Ch", "JPh", "GCHE", "AMAL", "Yu", "Je.", "A-M"]
FAMILY = ["Weiß", "Weis", "Müller", "Muller", "Mueller-Weiß", "Li", "Wei", "Anna", "D'Angelo"]
PARTICLES = ["", "", "", "van der", "d'"]

full_names = st.builds(
    NameParts,
    st.sampled_from(GIVEN),
    st.sampled_from(PARTICLES),
    st.sampled_from(FAMILY),
    st.sampled_from(["", "", "Jr.", "III"]),
)
initials = st.builds(
    NameParts, st.sampled_from(INITIALS), st.sampled_from(PARTICLES), st.sampled_from(FAMILY)
)
surname_first = st.builds(NameParts, st.sampled_from(FAMILY), st.just(""), st.sampled_from(LAST))
names = full_names | initials | surname_first
people = st.tuples(names, st.sampled_from(["", "", "Bo"]), st.lists(names, max_size=2))
any_text = st.text(max_size=30)


def _roster(numbered):
    roster = Roster()
    for person_id, (name, preferred, variants) in numbered:
        roster.add(person_id, name, preferred, variants)
    return roster


@given(st.lists(people, max_size=5), names, st.randoms(use_true_random=False))
def test_the_order_of_the_roster_does_not_matter(members, printed, random):
    numbered = list(enumerate(members))
    shuffled = random.sample(numbered, len(numbered))
    assert _roster(numbered).find(printed) == _roster(shuffled).find(printed)
    assert _roster(numbered).suggest(printed) == _roster(shuffled).suggest(printed)


@given(st.lists(people, max_size=4), people, names)
def test_a_new_person_never_links_a_name_to_somebody_else(members, newcomer, printed):
    before = _roster(enumerate(members)).find(printed)
    after = _roster(enumerate([*members, newcomer])).find(printed)
    assert after in (before, None) or after[0] == len(members)


@given(full_names, st.lists(people, max_size=3))
def test_a_name_that_two_people_have_links_to_nobody_whoever_else_comes(name, others):
    assert _roster([(0, (name, "", []))]).find(name) == (0, "exact")
    members = enumerate([*others, (name, "", []), (name, "", [])])
    assert _roster(members).find(name) is None


@given(st.lists(full_names, max_size=4), initials)
def test_initials_link_to_nobody_without_a_variant(members, printed):
    roster = _roster(enumerate((name, "", []) for name in members))
    assert roster.find(printed) is None


@given(st.lists(people, min_size=1, max_size=4), names | st.builds(NameParts, *[any_text] * 4))
def test_whoever_is_found_or_suggested_shares_a_key_with_the_name(members, printed):
    roster = _roster(enumerate(members))
    found = roster.find(printed)
    meant = [found[0]] if found else [one.person_id for one in roster.suggest(printed)]
    for person_id in meant:
        assert roster.search_keys(person_id) & surname_keys(printed)


@given(st.lists(people, max_size=4), names)
def test_nobody_is_suggested_for_a_name_that_is_linked(members, printed):
    roster = _roster(enumerate(members))
    suggested = roster.suggest(printed)
    assert not (roster.find(printed) and suggested)
    assert len({one.person_id for one in suggested}) == len(suggested)
    assert all(0 < one.score < 1 and one.evidence for one in suggested)


@given(full_names)
def test_a_person_is_found_by_the_own_name_however_umlauts_are_spelled(name):
    roster = _roster([(7, (name, "", []))])
    spelled_out = str.maketrans({"ü": "ue", "ö": "oe", "ß": "ss"})
    without = str.maketrans({"ü": "u", "ö": "o", "ß": "ss"})
    for table in ({}, spelled_out, without):
        printed = NameParts(*(part.translate(table) for part in name))
        assert roster.find(printed) == (7, "exact")
        assert roster.find(printed._replace(given=printed.given.upper())) in (None, (7, "exact"))


@given(st.builds(NameParts, *[any_text] * 4), any_text)
def test_no_text_is_too_odd_for_a_name(name, preferred):
    roster = _roster([(1, (name, preferred, [name])), (2, (NameParts("A", "", "B"), "", []))])
    roster.find(name)
    roster.suggest(name)
