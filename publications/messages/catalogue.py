"""The catalogue: one whole sentence, or two, for each code of a message.

A code never changes its meaning and its parameters, because messages are stored.
"""

from typing import Any

from publications.messages import entries, files, lookups, plans, removals, undoings

CATALOGUE: dict[str, Any] = {
    **files.SENTENCES,
    **entries.SENTENCES,
    **plans.SENTENCES,
    **undoings.SENTENCES,
    **removals.SENTENCES,
    **lookups.SENTENCES,
}
