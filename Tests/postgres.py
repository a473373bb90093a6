"""A PostgreSQL server for tests, named by LIANQIAO_TEST_POSTGRES (scripts/postgres run names one)."""

import contextlib
import os
import subprocess
import uuid

import pytest


def server():
    """Its address; without one the test is skipped, and fails where both databases are asked for."""
    address = os.environ.get("LIANQIAO_TEST_POSTGRES")
    if address:
        return address
    if os.environ.get("CI") or os.environ.get("LIANQIAO_REQUIRE_POSTGRES"):
        pytest.fail("LIANQIAO_TEST_POSTGRES names no server: run this under scripts/postgres run")
    pytest.skip("no PostgreSQL: run this under scripts/postgres run, or name one in LIANQIAO_TEST_POSTGRES")


def psql(server, statement):
    command = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", server, "-c", statement]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.strip()


@contextlib.contextmanager
def schema(server):
    """A schema of its own, gone afterwards: its name, and the store's address."""
    name = "c_" + uuid.uuid4().hex
    psql(server, f"CREATE SCHEMA {name}")
    yield name, f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{name}"
    psql(server, f"SET client_min_messages = error; DROP SCHEMA {name} CASCADE")
