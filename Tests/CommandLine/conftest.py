"""What the tests of the command line share besides: the other database."""

import pytest

import postgres


@pytest.fixture(scope="session")
def server():
    return postgres.address()


@pytest.fixture
def cluster(server, tmp_path):
    """A cluster on PostgreSQL, empty."""
    with postgres.schema(server, tmp_path / "postgres") as cluster:
        yield cluster
