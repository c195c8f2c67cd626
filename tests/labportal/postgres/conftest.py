"""A cluster that runs."""

from collections.abc import Iterator

import pytest

from labportal.postgres.cluster import Cluster
from tests.labportal.postgres.running_cluster import running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A running cluster, below a folder that is closed to others."""
    with running(tmp_path_factory.mktemp("shared") / "var" / "postgres") as subject:
        yield subject
