"""A connection is for requests that come to their end."""

import contextlib
import socket
import time
from urllib.parse import urlsplit


def dripping(address, request):
    """How long the connection is kept while a byte of the body comes every tenth of a second, up to 15 s."""
    address = urlsplit(address)
    begin = time.monotonic()
    with contextlib.closing(socket.create_connection((address.hostname, address.port))) as line:
        line.sendall(request)
        line.settimeout(0.1)
        while time.monotonic() - begin < 15:
            with contextlib.suppress(TimeoutError):
                if not line.recv(65536):
                    break
            try:
                line.sendall(b"x")
            except OSError:
                break
    return time.monotonic() - begin


def test_an_answered_request_does_not_keep_its_place(service):
    request = b"POST /zh/nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n"
    assert dripping(service.address, request) < 10
