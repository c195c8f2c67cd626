"""The account that the embedded PostgreSQL runs as, and folders that are closed to it."""

import os
import pwd
from pathlib import Path

import psutil
import pytest

from labportal.postgres import account, server
from labportal.postgres.cluster import Cluster
from labportal.postgres.errors import ServerError

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="what root alone may meet")


def test_cluster_of_another_user_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(ServerError, match="belongs to another user"):
        account.account_for(tmp_path)


@as_root
def test_root_runs_the_server_as_somebody_else(shared: Cluster) -> None:
    uid = psutil.Process(server.start(shared).pid).uids().real
    assert uid != 0
    assert shared.folder.stat().st_uid == uid
    assert shared.folder.stat().st_mode & 0o777 == 0o700


@as_root
def test_folders_above_the_cluster_keep_their_modes(shared: Cluster) -> None:
    closed = shared.folder.parents[1]
    assert closed.stat().st_uid == 0
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
def test_without_capabilities_a_closed_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "_capabilities", lambda: 0)
    with pytest.raises(ServerError, match="closed to others"):
        server.start(Cluster(tmp_path / "postgres"))
    assert [path.name for path in tmp_path.iterdir()] == ["postgres.lock"]


def test_without_a_user_to_run_it_root_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(name: str) -> None:
        raise KeyError(name)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(pwd, "getpwnam", nobody)
    with pytest.raises(ServerError, match="no user postgres or nobody"):
        account.account_for(tmp_path / "postgres")
