"""Records that were merged into others."""

from typing import Any


def heir(record: Any) -> Any:
    """Return the record that holds a merged one now, which may be itself: the end of the chain.

    A record fetched with `merged_into` costs no query, unless that was merged again.
    """
    # Two that were merged into each other would lead round for ever.
    passed = {record.pk}
    while (following := record.merged_into) and following.pk not in passed:
        record = following
        passed.add(record.pk)
    return record
