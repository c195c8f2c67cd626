"""The content of a submitted review form: a button, the names checked, their publications."""

from dataclasses import dataclass, field
from typing import Self

from django.http import QueryDict

#: Ids are integers of the database; a larger number is no record's.
_LONGEST_NUMBER = 9


@dataclass(slots=True)
class SubmittedReview:
    """The button, the authorships it is for, and who they are, as far as that was chosen.

    `undecided` counts the names of which it was not.
    """

    action: str
    ids: list[int] = field(default_factory=list)
    people: dict[int, int] = field(default_factory=dict)
    undecided: int = 0

    @classmethod
    def of(cls, post: QueryDict) -> Self:
        """Return the form that was sent; values that should be numbers and are not are left out.

        `do` is the button: "accept" for all rows that are checked, "accept:7" for row 7 alone.
        `papers-7` are the authorships checked in row 7, `person-7` who they are.
        """
        action, _, only = post.get("do", "").partition(":")
        rows = [only] if only else post.getlist("shown" if "everything" in post else "row")
        sent = cls(action)
        for row in dict.fromkeys(rows):
            ids = _numbers(post.getlist(f"papers-{row}"))
            people = _numbers(post.getlist(f"person-{row}"))
            sent.ids += ids
            if people:
                sent.people |= dict.fromkeys(ids, people[0])
            elif ids:
                sent.undecided += 1
        return sent


def _numbers(texts: list[str]) -> list[int]:
    return [
        int(text)
        for text in dict.fromkeys(texts)
        if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    ]
