"""The served document tried out by machine: every operation with data that fits and data that does not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EXAMPLES = os.environ.get("LIANQIAO_API_EXAMPLES", "20")


@pytest.mark.parametrize("with_token", [False, True], ids=["visitor", "token"])
def test_every_operation_does_as_the_document_says(service, tmp_path, with_token):
    before = service.call("/api/v1").json["kinds"]
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
    if with_token:
        command += ["--header", f"Authorization:Bearer {service.token}"]
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=1200)
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
    if not with_token:
        assert service.call("/api/v1").json["kinds"] == before, "a visitor changed something"
