"""Parts of a citation, before punctuation is settled and it is written out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

#: Stand for quotation marks until it is known how deep they are nested. Private-use characters,
#: which `clean` takes out of every text that comes in.
OPEN, CLOSE = "\ue000", "\ue001"
#: The same for marks that are the inner ones of the language wherever they stand.
INNER_OPEN, INNER_CLOSE = "\ue002", "\ue003"
CLOSING = CLOSE + INNER_CLOSE
# Not 0x0A to 0x0D, the ends of lines, of which `clean` makes spaces.
_PRIVATE = dict.fromkeys([*range(0xE000, 0xF900), *range(0x09), *range(0x0E, 0x20), 0x7F])


class Mark(NamedTuple):
    """Something that a run of text is: in italics, a link, the name of a person of the portal."""

    kind: str
    value: str = ""


#: The value of a mark that comes from a tag in a field. In italics, such italics are upright.
TAG = "tag"

#: Marks that print differently, as the style asks; the others are ours.
VISIBLE = frozenset(
    {"i", "b", "small-caps", "sup", "sub", "u", "normal", "roman", "no-sc", "baseline"}
)


class PieceRole(Enum):
    """The role of a piece of text beside its neighbours."""

    CONTENT = "content"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    GROUP_SUFFIX = "group suffix"
    DELIMITER = "delimiter"
    EXTRA = "extra"


@dataclass(slots=True)
class Part:
    """A text or a sequence of parts, with what stands around and between them."""

    content: "str | Sequence[Part]"
    prefix: str = ""
    suffix: str = ""
    delimiter: str = ""
    marks: tuple[Mark, ...] = ()
    quoted: bool = False
    role: PieceRole = PieceRole.CONTENT
    #: Whether it is an element of the style with others in it: a group, a macro, a list of names.
    group: bool = False
    #: Whether it was made of the tags or quotation marks of a field.
    read: bool = False
    #: Whether the style says that it stands in no quotation marks, which counts as a format.
    unquoted: bool = False
    #: Whether its suffix begins as that of its last part ends (see `group_suffixes`).
    repeats: bool = False
    #: The block of an entry that it is, affixes included, numbered within the entry.
    display: Mark | None = None


class Group(NamedTuple):
    """A group that a piece stands in: one of many, and whether it has a format."""

    number: int
    formatted: bool


@dataclass(slots=True)
class Piece:
    """A run of text with its marks, outermost first."""

    text: str
    marks: tuple[Mark, ...]
    role: PieceRole
    #: The number of groups that it stands in.
    depth: int = 0
    #: Whether it is one of the pieces that a field was read into.
    read: bool = False
    #: Whether the element that it belongs to has a format, and the groups around it.
    formatted: bool = False
    groups: "tuple[Group, ...]" = ()
    #: As in `Part`.
    unquoted: bool = False

    @property
    def look(self) -> tuple[Mark, ...]:
        """The formatting of the piece, links and languages aside."""
        return tuple(mark for mark in self.marks if mark.kind in VISIBLE)


def clean(text: str) -> str:
    """Return `text` without control and private-use characters, on one line."""
    return " ".join(text.translate(_PRIVATE).splitlines())
