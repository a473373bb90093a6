"""A PostgreSQL server for tests, named by LIANQIAO_TEST_POSTGRES (scripts/postgres run names one)."""

import contextlib
import os
import subprocess
import uuid

import pytest

from lianqiao import Cluster


def address():
    """The server's address; without one the test is skipped, or fails where a server is required."""
    named = os.environ.get("LIANQIAO_TEST_POSTGRES")
    if named:
        return named
    if os.environ.get("CI") or os.environ.get("LIANQIAO_REQUIRE_POSTGRES"):
        pytest.fail("LIANQIAO_TEST_POSTGRES names no server: run this under scripts/postgres run")
    pytest.skip("no PostgreSQL: run this under scripts/postgres run, or name one in LIANQIAO_TEST_POSTGRES")


def psql(server, statement):
    command = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", server, "-c", statement]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.strip()


@contextlib.contextmanager
def schema(server, folder):
    """A cluster in a schema of its own, gone afterwards."""
    name = "c_" + uuid.uuid4().hex
    psql(server, f"CREATE SCHEMA {name}")
    cluster = Cluster(folder)
    cluster.schema = name
    cluster.store = f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{name}"
    try:
        yield cluster
    finally:
        psql(server, f"SET client_min_messages = error; DROP SCHEMA {name} CASCADE")
