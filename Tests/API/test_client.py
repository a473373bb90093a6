"""A client that another program generates out of the document works as it stands."""

import importlib
import io
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

TABLE = "需求单位,设备名称,数量\n示例医院,磁共振成像设备,1\n示例医院,体外膜肺氧合设备,x\n"


@pytest.fixture(scope="module")
def client(service, tmp_path_factory):
    """The generated package, imported."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_bytes(service.call("/api/openapi.json").body)
    command = [
        Path(sys.executable).parent / "openapi-python-client",
        "generate",
        "--path",
        folder / "openapi.json",
        "--output-path",
        folder / "generated",
        "--meta",
        "none",
    ]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=folder)
    assert run.returncode == 0, run.stdout + run.stderr
    shutil.move(folder / "generated", folder / "generated_client")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("generated_client")
    sys.path.remove(str(folder))


def test_it_imports_a_file_waits_reads_the_rows_and_takes_it_back(service, client):
    api = importlib.import_module("generated_client.api.imports")
    create, read, rows, undo = (
        importlib.import_module(f"generated_client.api.imports.{name}")
        for name in ("create_import", "get_import", "list_import_rows", "undo_import")
    )
    assert api
    models = importlib.import_module("generated_client.models")
    types = importlib.import_module("generated_client.types")
    needs = importlib.import_module("generated_client.api.records.list_needs")

    with client.AuthenticatedClient(base_url=service.address, token=service.token) as session:
        before = needs.sync(client=session).total
        file = types.File(payload=io.BytesIO(TABLE.encode()), file_name="needs.csv", mime_type="text/csv")
        job = create.sync(
            client=session,
            kind=models.CreateImportKind.NEED,
            file="needs.csv",
            body=models.CreateImportFilesBody(file=file),
        )
        assert isinstance(job, models.ImportJob), job
        end = time.monotonic() + 60
        while job.state in (models.ImportJobState.QUEUED, models.ImportJobState.RUNNING):
            assert time.monotonic() < end
            time.sleep(0.05)
            job = read.sync(job.id, client=session)
        assert job.state == models.ImportJobState.DONE, job
        assert (job.report.read, job.report.created, len(job.report.refused)) == (2, 1, 1)
        assert needs.sync(client=session).total == before + 1

        refused = rows.sync(job.id, client=session)
        assert [(row.cell, row.value, row.code) for row in refused.items] == [("C3", "x", "value.invalid")]

        back = undo.sync(job.id, client=session)
        assert back.removed == 2 and back.kept == []
        assert needs.sync(client=session).total == before


def test_it_reads_what_the_document_describes(service, client):
    listing = importlib.import_module("generated_client.api.records.list_organisations")
    matching = importlib.import_module("generated_client.api.match.match")
    with client.Client(base_url=service.address) as session:
        page = listing.sync(client=session, limit=5)
        assert len(page.items) == 5 and page.total > 100
        assert all(item.fields.name.to_dict() for item in page.items)
        found = matching.sync(client=session)
        answered = [match for match in found.matches if match.answers]
        assert answered
        for match in answered:
            for answer in match.answers:
                assert abs(sum(reason.contribution for reason in answer.reasons) - answer.score) < 1e-6
