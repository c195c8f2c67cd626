"""Lists of people as programs write them: nobody is missing, and every surname comes back."""

import re
import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from publications.bibtex.names.printed_names import read_names

_FAMILIES = st.sampled_from(
    [
        *("Muster", "Beispiel", "Müßig", "Côté", "Kovačević", "Ångström", "Łukasik", "Öztürk"),
        *("Nguyễn", "Sørensen", "O'Brien", "García Márquez", "Smith-Jones", "İnan", "Peña"),
        *("Ștefan", "Jönsson", "Đorđević", "Žižek", "Ho", "Strauß", "Bjerksø"),
    ]
)
_GIVENS = st.sampled_from(
    ["Anna", "Bernd", "Zoë", "José", "Jean-Paul", "Anna Maria", "Yen-lu", "Chloé", "Ugur E"]
)
_INITIALS = st.sampled_from(["A.", "B. C.", "J.-P.", "É.", "P.D."])
_PARTICLES = st.sampled_from(["", "", "", "von", "van der", "de", "de la", "zu", "del"])
_SUFFIXES = st.sampled_from(["", "", "", "Jr.", "III", "{Jr.}", "Sr."])
_COMMANDS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0308": '"',
    "\u0307": ".",
    "\u030a": "r",
    "\u030c": "v",
    "\u0326": "textcommabelow",
    "\u0327": "c",
    "\u0323": "d",
}
_MATH = {"\u0301": "acute", "\u030c": "check", "\u0302": "hat", "\u0308": "ddot"}
_LETTERS = {"ø": "o", "ß": "ss", "Ł": "L", "đ": "dj", "Đ": "DJ"}
_SPELLINGS = (
    *("utf-8", "decomposed", "braces", "plain", "bare", "nested", "math", "aps", "tabbing"),
)


#: Bare commands take the blank behind them, where the given name follows.
_WITH_BRACES = tuple(one for one in _SPELLINGS if one != "bare")


def _spelled(text: str, spelling: str) -> str:
    """Write a name in one of the spellings in which LaTeX takes it."""
    if spelling == "utf-8":
        return text
    if spelling == "decomposed":
        return unicodedata.normalize("NFD", text)
    # Bare is "Strau\ss" before " and", and "G\o tz" within a word.
    return "".join(_letter(letter, spelling) for letter in text).rstrip()


def _letter(letter: str, spelling: str) -> str:
    if letter in _LETTERS:
        command = f"\\{_LETTERS[letter]}"
        return {"plain": f"{command}{{}}", "bare": f"{command} "}.get(spelling, f"{{{command}}}")
    base, *accents = list(unicodedata.normalize("NFD", letter))
    if not accents:
        return letter
    if spelling == "math" and len(accents) == 1 and accents[0] in _MATH:
        return f"$\\{_MATH[accents[0]]}{{{base}}}$"
    if spelling == "tabbing" and accents in (["\u0301"], ["\u0300"]):
        return f"{{\\a{_COMMANDS[accents[0]]}{base}}}"
    written = base
    for accent in accents:
        command = _COMMANDS[accent]
        braced = spelling in {"nested", "aps"} or len(command) > 1 or written != base
        written = (
            f"\\{command}{{{written}}}"
            if braced
            else f"\\{command} {written}".replace(" ", " " if command.isalpha() else "")
        )
    if spelling == "aps":
        return f"\\ifmmode {written}\\else {written}\\fi{{}}"
    return written if spelling == "plain" and len(accents) == 1 else f"{{{written}}}"


@st.composite
def _people(draw, given=_GIVENS, particle=_PARTICLES, suffix=_SUFFIXES, at_least=1):
    count = draw(st.integers(at_least, 6))
    return [(draw(given), draw(particle), draw(_FAMILIES), draw(suffix)) for _ in range(count)]


def _family_first(person, spelling):
    given, particle, family, suffix = (_spelled(part, spelling) for part in person)
    last = f"{particle} {family}".strip()
    return ", ".join(filter(None, (last, suffix, given)))


def _given_first(person, spelling):
    given, particle, family, suffix = person
    # Without a comma, two family names need braces.
    family = f"{{{_spelled(family, spelling)}}}" if " " in family else _spelled(family, spelling)
    parts = (_spelled(given, spelling), particle, family, suffix)
    return " ".join(filter(None, parts))


def _particle_behind(person, spelling):
    given, particle, family, suffix = (_spelled(part, spelling) for part in person)
    return ", ".join(filter(None, (family, suffix, f"{given} {particle}".strip())))


def _keyed(person, spelling):
    given, particle, family, suffix = (_spelled(part, spelling) for part in person)
    parts = {"family": family, "given": given, "prefix": particle, "suffix": suffix}
    return ", ".join(f"{name}={{{part}}}" for name, part in parts.items() if part)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", unicodedata.normalize("NFC", text)).replace("Đ", "D").casefold()


def _read(text):
    names, messages = read_names(text)
    parts = [(name.given, name.particle, name.family, name.suffix.strip("{}")) for name in names]
    return parts, messages


@settings(deadline=None, max_examples=300)
@given(
    _people(),
    st.sampled_from(_SPELLINGS),
    st.sampled_from([_family_first, _particle_behind, _keyed, _given_first]),
    st.sampled_from(["", " and others", " and {others}", " et al."]),
)
def test_names_joined_by_and_come_back_part_by_part(people, spelling, form, rest):
    # "Strau\ss Jr." would print as one word.
    assume(spelling != "bare" or not any(suffix for *_, suffix in people))
    text = " and ".join(form(person, spelling) for person in people) + rest
    expected = [(*person[:3], person[3].strip("{}")) for person in people]
    names, messages = _read(text)
    assert names == expected or messages
    assert len(names) == len(people)


@settings(deadline=None, max_examples=300)
@given(
    _people(_INITIALS, st.just(""), st.just(""), at_least=2),
    st.sampled_from(_WITH_BRACES),
    st.sampled_from(
        [
            "{family} {given}, ",
            "{family}, {given}, ",
            "{given} {family}, ",
            "{family}, {given}; ",
            "{given} {family}; ",
            "{family} {given}; ",
            "{family}, {given} & ",
            "{family}, {given} / ",
            "{family}, {given} und ",
        ]
    ),
    st.sampled_from(["", ", et al."]),
)
def test_lists_with_other_signs_hold_as_many_people_or_say_so(people, spelling, form, rest):
    text = "".join(
        form.format(family=_spelled(family, spelling), given=_spelled(given, spelling))
        for given, _, family, _ in people
    )
    names, messages = _read(text[: -len(form) + form.rindex("}") + 1] + rest)
    assert messages
    assert len(names) == len(people)
    for (_, _, read, _), (_, _, family, _) in zip(names, people, strict=True):
        assert family.endswith(read)


@settings(deadline=None, max_examples=300)
@given(
    _people(st.one_of(_GIVENS, _INITIALS)),
    st.sampled_from(_SPELLINGS),
    st.sampled_from([" and ", ", ", "; ", " & ", " / ", " und ", " et ", " | ", " AND ", ", and "]),
    st.sampled_from([_family_first, _given_first, _particle_behind]),
    st.booleans(),
)
def test_nobody_is_missing_without_a_word(people, spelling, sign, form, in_braces):
    assume(spelling != "bare" or not any(suffix for *_, suffix in people))
    text = sign.join(form(person, spelling) for person in people)
    names, messages = _read(f"{{{text}}}" if in_braces else text)
    literals = [name.literal for name in read_names(f"{{{text}}}" if in_braces else text)[0]]
    assert len(names) == len(people) or messages
    letters = _letters("".join("".join(name) for name in names) + "".join(literals))
    for _, _, family, _ in people:
        assert _letters(family) in letters
