"""Entries that moved on both sides, and decisions about them, for tests."""

import json

from tests.publications.imports.admin.wizard import (
    CASCADE,
    entry_of,
)

MOVED = CASCADE.replace("IEEE Transactions on Medical Imaging", "Trans. Med. Imaging").replace(
    "{2017},", "{2018},"
)


def decide(wizard, batch, citekey, decision, **fields):
    entry = entry_of(batch, citekey)
    choices = {f"decision-{entry.pk}": decision} if decision is not None else {}
    choices |= {f"field-{entry.pk}-{name}": side for name, side in fields.items()}
    answer = wizard.post(batch, "decide", choices, headers={"accept": "application/json"})
    return json.loads(answer.content)
