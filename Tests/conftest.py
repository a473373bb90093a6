"""What the tests of the command line and of the portal share."""

import pytest

from lianqiao import Cluster


@pytest.fixture
def empty(tmp_path):
    """A cluster that nothing was put into yet."""
    return Cluster(tmp_path / "empty")


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The example cluster, loaded once. Read it; to write, take `demo`."""
    cluster = Cluster(tmp_path_factory.mktemp("example"))
    cluster.run("demo", "--no-serve", "--json")
    return cluster


@pytest.fixture
def demo(example, tmp_path):
    """A copy of the example cluster, to write to."""
    return example.copy(tmp_path / "demo")
