"""Options of the command line, for every benchmark."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The number of runs, and whether to measure what takes minutes as well."""

    rounds: int
    large: bool
