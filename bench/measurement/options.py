"""What the command line says to every benchmark."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How often to measure, and whether to measure what takes minutes as well."""

    rounds: int
    large: bool
