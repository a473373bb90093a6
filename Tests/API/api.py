"""The API as a program without a generated client would use it."""

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from lianqiao import Cluster


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


@dataclass
class Service:
    address: str
    token: str
    cluster: Cluster

    def call(self, path, method="GET", body=None, token=False, **headers):
        """`headers` are spelled with underscores: `Content_Type="text/csv"`."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.address + path, data=body, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, dict(refused.headers), refused.read())

    def imports(self, table, kind, **headers):
        """Hands a table in; the job's address."""
        answer = self.call(
            f"/api/v1/imports?kind={kind}&file=table.csv",
            "POST",
            table.encode(),
            token=True,
            Content_Type="text/csv",
            **headers,
        )
        assert answer.status == 202, answer.body
        return answer.headers["Location"]

    def over(self, place, seconds=300):
        """The job at `place`, once it is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            job = self.call(place, token=True).json
            if job["state"] not in ("queued", "running"):
                return job
            time.sleep(0.05)
        raise AssertionError(f"{place} was not over within {seconds} s")
