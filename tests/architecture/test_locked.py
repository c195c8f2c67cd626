"""The lock names whatever is installed, so that no newer release breaks `make setup`."""

from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_tree import ROOT


def _locked() -> dict[str, set[str]]:
    """The extras of every package of requirements-dev.txt, by its name."""
    lines = (ROOT / "requirements-dev.txt").read_text().splitlines()
    pins = [Requirement(line.removesuffix("\\")) for line in lines if line[:1].isalnum()]
    return {canonicalize_name(pin.name): pin.extras for pin in pins if _applies(pin, "")}


def _applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def _is_locked(needed: Requirement, locked: dict[str, set[str]]) -> bool:
    name = canonicalize_name(needed.name)
    return name in locked and needed.extras <= locked[name]


def test_what_locked_packages_ask_for_is_locked_with_its_extras():
    locked = _locked()
    missing = {
        f"{needed} of {name}"
        for name, extras in locked.items()
        for needed in map(Requirement, distribution(name).requires or [])
        if any(_applies(needed, extra) for extra in {"", *extras})
        and not _is_locked(needed, locked)
    }
    assert len(locked) > 60
    assert missing == set()


def test_the_licence_of_whatever_is_needed_to_run_is_listed():
    # That of one machine is a part of it.
    lines = (ROOT / "requirements-machines.txt").read_text().splitlines()
    needed = {
        canonicalize_name(Requirement(line.removesuffix("\\")).name)
        for line in lines
        if line[:1].isalnum()
    }
    rows = (ROOT / "docs" / "licences.md").read_text().splitlines()
    listed = {
        canonicalize_name(name.strip()): licence.strip()
        for row in rows
        if row.startswith("| ") and not row.startswith("| package")
        for name, licence in [row.strip("|").split("|")]
    }
    assert listed.keys() == needed
    assert all(listed.values())
