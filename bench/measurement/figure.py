"""Figures: the results of a benchmark."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured beside a reference, in every round; `aim` is the most that is well.

    `rounds` holds the measured value and the reference's of each round, both in `unit`.
    """

    name: str
    unit: str
    rounds: Sequence[tuple[float, float]]
    aim: float | None = None

    @property
    def measured(self) -> float:
        """The median of what was measured."""
        return median(value for value, _ in self.rounds)

    @property
    def reference(self) -> float:
        """The median of what it is measured against."""
        return median(reference for _, reference in self.rounds)

    @property
    def ratio(self) -> float:
        """The median of the ratios of the rounds: what slows one round down, slows both sides."""
        return median(value / reference for value, reference in self.rounds)

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None if there is none."""
        return None if self.aim is None else self.ratio <= self.aim

    def as_data(self) -> dict[str, Any]:
        """Return the figure as a JSON object."""
        return {
            "figure": self.name,
            "ratio": round(self.ratio, 3),
            "aim": self.aim,
            "met": self.met,
            "measured": round(self.measured, 4),
            "reference": round(self.reference, 4),
            "unit": self.unit,
            "rounds": len(self.rounds),
        }
