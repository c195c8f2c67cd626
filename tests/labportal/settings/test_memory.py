"""The cluster of the tests: in memory where there is room, and else below `var`."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from labportal.settings import database

FOLDER = Path("/srv/portal/var/test-postgres")


@pytest.fixture
def memory(tmp_path, monkeypatch):
    """Return a folder that is taken for one in memory, and has room."""
    monkeypatch.setattr(database, "SHARED_MEMORY", tmp_path)
    _leave(database.ROOM, monkeypatch)
    return tmp_path


def _leave(room, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=room))


def test_each_checkout_and_user_has_a_folder_of_its_own_in_memory(memory, monkeypatch):
    mine = database.in_memory(FOLDER)
    assert (mine.parent.parent, mine.name) == (memory, "test-postgres")
    assert mine == database.in_memory(FOLDER)
    assert mine != database.in_memory(Path("/srv/other/var/test-postgres"))
    monkeypatch.setattr(os, "geteuid", lambda: memory.stat().st_uid + 1)
    assert mine != database.in_memory(FOLDER)


def test_without_room_in_memory_the_folder_stays_on_disk(memory, monkeypatch):
    _leave(64 * 1024**2, monkeypatch)
    assert database.in_memory(FOLDER) == FOLDER


def test_what_is_in_memory_is_found_there_when_it_has_filled_it(memory, monkeypatch):
    mine = database.in_memory(FOLDER)
    mine.mkdir(parents=True)
    _leave(0, monkeypatch)
    assert database.in_memory(FOLDER) == mine


def test_without_files_in_memory_the_folder_stays_on_disk(monkeypatch):
    monkeypatch.setattr(database, "SHARED_MEMORY", Path("/no/such/folder"))
    assert database.in_memory(FOLDER) == FOLDER


def test_a_folder_that_somebody_else_put_there_is_not_used(memory, monkeypatch):
    mine = database.in_memory(FOLDER)
    mine.mkdir(parents=True)
    stranger = SimpleNamespace(st_uid=os.geteuid() + 1)
    monkeypatch.setattr(Path, "lstat", lambda path: stranger)
    assert database.in_memory(FOLDER) == FOLDER
