"""The peer: the same pages by Jinja2 (autoescape) under uvicorn, as plain an application as ASGI allows.

`/render/NAME` renders per request from the data; `/kept/NAME` sends the bytes rendered at the start.
"""

import json
import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

FOLDER = Path(os.environ["PEER_FOLDER"])
environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, auto_reload=False)
names = [file.stem for file in FOLDER.glob("*.html")]
pages = {name: environment.get_template(f"{name}.html") for name in names}
values = {name: json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in names}
kept = {name: pages[name].render(v=values[name]).encode() for name in names}
HTML = (b"content-type", b"text/html; charset=utf-8")


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    way, _, name = scope["path"].lstrip("/").partition("/")
    if way == "healthz":
        body = b"ok"
    elif way == "kept":
        body = kept[name]
    else:
        body = pages[name].render(v=values[name]).encode()
    await send(
        {"type": "http.response.start", "status": 200, "headers": [HTML, (b"content-length", str(len(body)).encode())]}
    )
    await send({"type": "http.response.body", "body": body})
