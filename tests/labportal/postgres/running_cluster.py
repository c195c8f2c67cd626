"""Clusters that run while a test does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from labportal.postgres import server
from labportal.postgres.cluster import Cluster

QUICK = {"fsync": "off", "full_page_writes": "off"}


@contextmanager
def running(folder: Path, **options: str) -> Iterator[Cluster]:
    subject = Cluster(folder, {**QUICK, **options})
    try:
        server.start(subject)
        yield subject
    finally:
        server.stop(subject)
