"""A served cluster for programs, in a file and in PostgreSQL."""

import contextlib
import secrets

import pytest

import postgres
from api import Service
from lianqiao import Cluster


@pytest.fixture(scope="session")
def token():
    return secrets.token_urlsafe(32)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_cluster(request):
    """Makes an empty cluster in a folder: in a file of its own, or in a schema of its own."""
    with contextlib.ExitStack() as stack:

        def make(folder):
            if request.param == "sqlite":
                return Cluster(folder)
            return stack.enter_context(postgres.schema(postgres.address(), folder))

        yield make


@pytest.fixture(scope="session")
def service(new_cluster, tmp_path_factory, token):
    """The example cluster, served with a token. Tests leave its records as they found them."""
    cluster = new_cluster(tmp_path_factory.mktemp("api"))
    cluster.run("demo", "--no-serve", "--json")
    file = cluster.folder / "token"
    file.write_text(token + "\n")
    with cluster.serving("serve", "--token-file", file) as portal:
        yield Service(portal.address, token, cluster)
