"""A served cluster for programs: `LIANQIAO_TEST_STORE` puts it into another store than a file of its own.

The store that is named is written to, so name one that is for tests alone: postgres://…
"""

import os
import secrets

import pytest

from api import Service
from lianqiao import Cluster


@pytest.fixture(scope="session")
def token():
    return secrets.token_urlsafe(32)


@pytest.fixture(scope="session")
def service(tmp_path_factory, token):
    """The example cluster, served with a token. Tests leave its records as they found them."""
    cluster = Cluster(tmp_path_factory.mktemp("api"))
    cluster.store = os.environ.get("LIANQIAO_TEST_STORE", cluster.store)
    cluster.run("demo", "--no-serve", "--json")
    file = cluster.folder / "token"
    file.write_text(token + "\n")
    with cluster.serving("serve", "--token-file", file) as portal:
        yield Service(portal.address, token, cluster)
