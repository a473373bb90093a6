"""Mail over SMTP, against servers that this test starts: what arrives, and what is said where it does not."""

import asyncio
import contextlib
import email
import email.policy
import re
import socket
import ssl
import subprocess
import threading

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from lianqiao import free_port

SENDER, RECIPIENT, SECRET = "office@example.cn", "wang@example.cn", "correct horse 电池"


class Mailbox:
    """What a server was handed, and what it answers instead of taking it."""

    def __init__(self, replies=None):
        self.received, self.replies, self.names = [], replies or {}, []

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.names.append(hostname)
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return self.replies.get("MAIL", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.replies.get("RCPT", "250 OK")

    async def handle_DATA(self, server, session, envelope):
        if "DATA" not in self.replies:
            self.received.append(envelope)
        return self.replies.get("DATA", "250 taken")


@contextlib.contextmanager
def serving(mailbox, **options):
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield controller
    finally:
        controller.stop()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1 that nobody but this test has heard of: its key and itself."""
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    subprocess.run([*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return key, certificate


@pytest.fixture
def tls(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    return context


def send(cluster, address, *args, code=0):
    result = cluster.run(
        "mail", "test", "--to", RECIPIENT, "--smtp", address, "--from", SENDER, *args, "--json", code=code, timeout=60
    )
    assert SECRET not in result.out + result.err
    return result.json if code == 0 else result.error["code"]


def one(mailbox):
    """The one message that arrived, read by Python's own parser, which has to find no fault with it."""
    (envelope,) = mailbox.received
    assert envelope.mail_from == SENDER and envelope.rcpt_tos == [RECIPIENT]
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    for part in message.walk():
        assert not part.defects and not any(value.defects for value in part.values())
    return message


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_arrives(empty, language):
    mailbox = Mailbox()
    with serving(mailbox) as server:
        answer = send(empty, f"smtp+plain://127.0.0.1:{server.port}", "--lang", language)
    assert answer == {"to": RECIPIENT, "server": f"127.0.0.1:{server.port}"}
    message = one(mailbox)
    words = ["链桥试发", "Lianqiao test message"]
    assert message["Subject"] == " · ".join(words if language == "zh" else reversed(words))
    assert message["From"].addresses[0].display_name == "链桥 Lianqiao"
    assert message["From"].addresses[0].addr_spec == SENDER and message["To"].addresses[0].addr_spec == RECIPIENT
    assert message["Auto-Submitted"] == "auto-generated" and message["MIME-Version"] == "1.0"
    assert re.fullmatch(r"<test\.[0-9A-F-]{36}@example\.cn>", message["Message-ID"])
    assert message["Date"].datetime.tzinfo and message.get_content_type() == "text/plain"
    body = message.get_content()
    assert "邮件服务器设置无误" in body and "is set up right" in body
    assert (body.index("链桥") < body.index("Lianqiao")) == (language == "zh")
    # The sender's host, and not the name of the machine that this runs on.
    assert set(mailbox.names) == {"example.cn"}


def test_settings_out_of_the_environment(empty, monkeypatch):
    mailbox = Mailbox()
    with serving(mailbox) as server:
        settings = {"LIANQIAO_SMTP": f"smtp+plain://127.0.0.1:{server.port}", "LIANQIAO_SMTP_FROM": SENDER}
        monkeypatch.setattr(empty, "environment", lambda: type(empty).environment() | settings)
        result = empty.run("mail", "test", "--to", RECIPIENT, "--lang", "zh")
    assert RECIPIENT in result.out and one(mailbox)
    # A proxy of the environment and a .netrc are not asked.
    settings |= {"ALL_PROXY": "http://127.0.0.1:9", "SMTP_PROXY": "http://127.0.0.1:9", "HOME": str(empty.folder)}
    (empty.folder / ".netrc").write_text("machine 127.0.0.1 login x password y\n")
    with serving(Mailbox()) as server:
        settings["LIANQIAO_SMTP"] = f"smtp+plain://127.0.0.1:{server.port}"
        empty.run("mail", "test", "--to", RECIPIENT)


@pytest.mark.parametrize(
    "replies, code",
    [
        ({"RCPT": "451 4.7.1 greylisted"}, "mail.server.busy"),
        ({"RCPT": "550 5.1.1 no such user"}, "mail.server.refused"),
        ({"MAIL": "421 4.3.2 closing"}, "mail.server.busy"),
        ({"MAIL": "530 5.7.0 sign in first"}, "mail.server.login"),
        ({"DATA": "452 4.2.2 full"}, "mail.server.busy"),
        ({"DATA": "554 5.6.0 spam \x1b[2J"}, "mail.server.refused"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(*value),
)
def test_answers(empty, replies, code):
    with serving(Mailbox(replies)) as server:
        address = f"smtp+plain://127.0.0.1:{server.port}"
        assert send(empty, address, code=1) == code
        result = empty.run("mail", "test", "--to", RECIPIENT, "--smtp", address, "--from", SENDER, code=1)
    assert code in result.err and "\x1b" not in result.err
    if code != "mail.server.login":
        (reply,) = replies.values()
        assert reply.split("\x1b")[0].strip() in result.err


def test_starttls(empty, tls, certificate):
    mailbox = Mailbox()
    with serving(mailbox, tls_context=tls, require_starttls=True) as server:
        address = f"smtp://127.0.0.1:{server.port}"
        assert send(empty, address, code=1) == "mail.server.tls"
        assert not mailbox.received
        send(empty, address, "--smtp-ca", certificate[1])
    assert one(mailbox)


def test_starttls_is_not_left_out(empty):
    mailbox = Mailbox()
    with serving(mailbox) as server:
        assert send(empty, f"smtp://127.0.0.1:{server.port}", code=1) == "mail.server.tls"
    assert not mailbox.received


# aiosmtpd takes TLS from the first byte for none.
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_tls_and_signing_in(empty, tls, certificate):
    mailbox = Mailbox()
    password = empty.folder / "password"

    def check(server, session, envelope, mechanism, data):
        is_right = (data.login, data.password) == (b"office@example.cn", SECRET.encode())
        return AuthResult(success=is_right, handled=False)

    options = {"authenticator": check, "auth_required": True, "auth_require_tls": False}
    controller = TLSController(mailbox, tls, options)
    with controller as port:
        address = f"smtps://office@example.cn@127.0.0.1:{port}"
        trusted = ("--smtp-ca", certificate[1], "--smtp-password-file", password)
        password.write_text(SECRET + "\n")
        assert send(empty, address, *trusted[2:], code=1) == "mail.server.tls"
        send(empty, address, *trusted)
        password.write_text("wrong")
        assert send(empty, address, *trusted, code=1) == "mail.server.login"
        assert send(empty, f"smtps://127.0.0.1:{port}", *trusted[:2], code=1) == "mail.server.login"
    assert one(mailbox)


class TLSController(contextlib.AbstractContextManager):
    """A server that speaks TLS from the first byte. aiosmtpd's own looks whether it is up by a client that believes nobody here."""

    def __init__(self, mailbox, tls, options):
        self.mailbox, self.tls, self.options = mailbox, tls, options

    def __enter__(self):
        self.loop, self.port = asyncio.new_event_loop(), free_port()
        serve = self.loop.create_server(
            lambda: SMTP(self.mailbox, loop=self.loop, **self.options), "127.0.0.1", self.port, ssl=self.tls
        )
        self.server = self.loop.run_until_complete(serve)
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        return self.port

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.server.close)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


def test_a_server_that_never_answers(empty):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"smtp+plain://127.0.0.1:{server.getsockname()[1]}"
        result = empty.run(
            "mail", "test", "--to", RECIPIENT, "--smtp", address, "--from", SENDER, "--smtp-timeout", 2, "--json", code=1
        )
    assert result.error["code"] == "mail.server.silent" and 2 <= result.seconds < 20


def test_a_server_that_hangs_up(empty):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet():
            client, _ = server.accept()
            client.sendall(b"220 hello\r\n")
            client.recv(100)
            client.close()

        thread = threading.Thread(target=greet)
        thread.start()
        assert send(empty, f"smtp+plain://127.0.0.1:{server.getsockname()[1]}", code=1) == "mail.server.lost"
        thread.join()


def test_nobody_listens(empty):
    assert send(empty, f"smtp+plain://127.0.0.1:{free_port()}", code=1) == "mail.server.absent"


@pytest.mark.parametrize(
    "args, exit, code",
    [
        ([], 2, "mail.server.unset"),
        (["--smtp", "smtp://relay"], 2, "mail.server.unset"),
        (["--smtp", "http://relay", "--from", SENDER], 2, "mail.server.address"),
        (["--smtp", f"smtp://wang:{SECRET}@relay", "--from", SENDER], 2, "mail.server.address"),
        (["--smtp", "smtp+plain://relay", "--from", SENDER], 2, "mail.server.plain"),
        (["--smtp", "smtp://wang@relay", "--from", SENDER], 2, "mail.server.password"),
        (["--smtp", "smtp://relay", "--from", "nobody"], 1, "mail.address.invalid"),
        (["--smtp", "smtp://relay", "--from", SENDER, "--smtp-ca", "absent.pem"], 1, "file.unreadable"),
        (["--smtp", "smtp://w@relay", "--from", SENDER, "--smtp-password-file", "absent"], 1, "file.unreadable"),
    ],
    ids=lambda value: None if isinstance(value, list) else str(value),
)
def test_settings_that_are_none(empty, args, exit, code):
    result = empty.run("mail", "test", "--to", RECIPIENT, *args, "--json", code=exit)
    assert result.error["code"] == code and SECRET not in result.out + result.err


def test_an_address_that_is_none(empty):
    result = empty.run(
        "mail", "test", "--to", "a@b.c\r\nBcc: x@y.z", "--smtp", "smtp+plain://localhost", "--from", SENDER, "--json", code=1
    )
    assert result.error["code"] == "mail.address.invalid"
