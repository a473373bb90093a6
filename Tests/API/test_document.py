"""The served document tried out by machine: every operation with data that fits and data that does not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forms import account

HERE = Path(__file__).parent
EXAMPLES = os.environ.get("LIANQIAO_API_EXAMPLES", "20")


ROLES = {
    "visitor": {},
    "member": {"organisation": "华中科技大学协和医院", "role": "owner"},
    "administrator": {"office": "administrator"},
}


@pytest.fixture(scope="session")
def tokens(service):
    """Role → what a program shows to act for it; the office's own is not an account's."""
    out = {"visitor": None, "office": service.token}
    for role, options in ROLES.items():
        if options:
            person = account(service.cluster, service, f"{role}@example.cn", **options)
            out[role] = person.token("write")
            person.session.close()
    return out


@pytest.mark.parametrize("role", [*ROLES, "office"])
def test_every_operation_does_as_the_document_says(service, tmp_path, tokens, role):
    token = tokens[role]
    before = service.call("/api/v1", token=True).json["kinds"]
    command = [
        Path(sys.executable).parent / "schemathesis",
        "--config-file",
        HERE / "schemathesis.toml",
        "--no-color",
        "run",
        f"{service.address}/api/openapi.json",
        "--checks",
        "all",
        "--max-examples",
        EXAMPLES,
        "--seed",
        "20240608",
        "--suppress-health-check",
        "all",
    ]
    if token:
        command += ["--header", f"Authorization:Bearer {token}"]
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=1200)
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
    if role in ("visitor", "member"):
        assert service.call("/api/v1", token=True).json["kinds"] == before, f"a {role} changed something"
