"""The context in which one item is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from publications.citations.csl.elements import Element
from publications.citations.csl.entry import Cite, Entry, FirstNames, NameRegister, SortForm
from publications.citations.csl.locale import Locale
from publications.citations.csl.parts import Mark
from publications.citations.csl.prepared_style import NamesRule, PreparedStyle

# A hundred times what the longest styles need; macros that call each other twice double at each.
_MOST_STEPS = 200_000


@dataclass(slots=True)
class Context:
    """An item on its way through a style."""

    sheet: PreparedStyle
    item: dict[str, Any]
    rule: NamesRule = field(default_factory=NamesRule)
    #: Variables that stood in for a missing name, and are not printed again.
    used: set[str] = field(default_factory=set)
    #: Whether something has been printed: a term at the very beginning gets a capital.
    started: bool = False
    #: The names printed so far, in this entry and in those beside it.
    register: NameRegister = field(default_factory=NameRegister)
    #: The place in a bibliography; None for an item by itself.
    entry: Entry | None = None
    #: Set while a citation is laid out, to tell items that look alike.
    cite: Cite | None = None
    #: Set while a key is laid out, to sort by it.
    sorting: SortForm | None = None
    #: The names that the entry begins with.
    first_names: FirstNames | None = None
    #: The `cs:names` whose substitute is laid out, in which names are printed once.
    substituted: Element | None = None
    #: Whether a group or a macro is laid out.
    grouped: bool = False
    #: Whether periods are taken out of what is laid out.
    without_periods: bool = False
    #: Whether the suffix of the year has been printed.
    suffixed: bool = False
    #: How many elements have been laid out, and how deep the present one stands in others.
    steps: int = 0
    depth: int = 0
    #: The number of blocks that the entry has so far.
    blocks: int = 0

    @property
    def locale(self) -> Locale:
        """The terms of the style in its language."""
        return self.sheet.locale

    def count_step(self) -> None:
        """Count an element that is laid out.

        Raises ValueError where a style would not come to an end in reasonable time.
        """
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise ValueError(f"The style calls for more than {_MOST_STEPS} elements in an entry.")

    @property
    def makes_blocks(self) -> bool:
        """Whether `display` makes a block: in a bibliography, of what stands in no group."""
        return self.entry is not None and not self.grouped

    @property
    def named(self) -> bool:
        """Whether names of the item have been printed already."""
        return self.first_names is not None and bool(self.first_names.lists)

    @property
    def name_options(self) -> Mapping[str, str]:
        """The options for names of the part of the style that is laid out."""
        if self.sorting is not None:
            return {**self.sheet.name_options, **self.sorting.options}
        return self.sheet.name_options if self.cite is None else self.sheet.cite_name_options

    @property
    def english(self) -> bool:
        """Whether titles of the item are in English, as far as is known."""
        language = str(self.item.get("language") or self.locale.language)
        return language.lower().startswith("en")

    @property
    def foreign_language(self) -> tuple[Mark, ...]:
        """The mark of a title in another language than the page's."""
        language = str(self.item.get("language") or "").strip()
        own = self.locale.language.split("-")[0].lower()
        # `language` of CSL-JSON is free text, `lang` in HTML has to be a tag of BCP 47.
        if not _is_tag(language) or language.replace("_", "-").split("-")[0].lower() == own:
            return ()
        return (Mark("lang", language.replace("_", "-")),)

    def marks(self, variable: str) -> list[dict[str, Any]]:
        """Return the marks on the names of a variable, in their order; empty if there are none."""
        custom = self.item.get("custom")
        names = custom.get("names") if isinstance(custom, dict) else None
        found = names.get(variable) if isinstance(names, dict) else None
        return found if isinstance(found, list) else []


def _is_tag(language: str) -> bool:
    parts = language.replace("_", "-").split("-")
    return 2 <= len(parts[0]) <= 3 and all(part.isascii() and part.isalnum() for part in parts)
