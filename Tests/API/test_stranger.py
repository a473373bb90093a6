"""No request of ours goes to an address that a stranger chose."""

import contextlib
import re
import socket
from html.parser import HTMLParser

from forms import Visitor, account
from lianqiao import ROOT

HOSPITAL = "华中科技大学协和医院"


@contextlib.contextmanager
def listening():
    """An address that somebody could be lured to, and whether anybody came."""
    with socket.socket() as trap:
        trap.bind(("127.0.0.1", 0))
        # Room for all that could come: at a full door the server would hang, and the test not say why.
        trap.listen(socket.SOMAXCONN)
        trap.setblocking(False)
        yield trap


def came(trap):
    """What waits at the door is there as soon as it is connected, whether or not it is let in."""
    try:
        link, _ = trap.accept()
    except BlockingIOError:
        return None
    with link:
        link.settimeout(1)
        with contextlib.suppress(OSError):
            return link.recv(400)
        return b""


class Forms(HTMLParser):
    """The forms of a page that are sent: where each leads, and every field that takes words filled with an address."""

    def __init__(self, page, lure):
        super().__init__()
        self.lure, self.found, self.named = lure, [], ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.found.append((given.get("action", ""), {}, given.get("method") == "post"))
        if not self.found:
            return
        _, values, _ = self.found[-1]
        name, kind = given.get("name"), given.get("type", "text")
        if tag == "select":
            self.named = name
        elif tag == "option" and "selected" in given:
            values[self.named] = given.get("value", "")
        elif tag == "textarea" or (tag == "input" and kind in ("text", "search", "url", "password")):
            values[name] = self.lure
        elif tag == "input" and (kind not in ("checkbox", "radio", "file") or "checked" in given):
            values[name] = "lured@example.cn" if kind == "email" else given.get("value", "")
        elif tag == "button" and name:
            values.setdefault(name, given.get("value", ""))

    @property
    def sent(self):
        """But the one that signs out."""
        return [(action, values) for action, values, isSent in self.found if isSent and "/sign-out" not in action]


def typed(page, lure):
    """Every field of a form that takes words, filled with an address."""
    names = re.findall(r'<(?:input|textarea)[^>]* name="(\w+)"(?![^>]*type="(?:checkbox|radio|hidden|date)")', page)
    return {name: lure for name in names if name not in ("token", "seen")}


def test_nothing_that_is_sent_makes_the_server_connect(new_cluster, tmp_path, token):
    cluster = new_cluster(tmp_path)
    cluster.run("demo", "--no-serve", "--json")
    file = cluster.folder / "token"
    file.write_text(token + "\n")
    with listening() as trap:
        lure = f"http://127.0.0.1:{trap.getsockname()[1]}/x"
        with cluster.serving("serve", "--token-file", file) as portal:
            lured(cluster, portal, lure)
        # The server has ended: what it began to ask for is waiting here.
        assert came(trap) is None


def lured(cluster, portal, lure):
    office = account(cluster, portal, "office@example.cn", office="operator")
    member = account(cluster, portal, "member@example.cn", HOSPITAL)
    stranger = Visitor(portal.address)
    organisation = cluster.json("search", HOSPITAL, "--kind", "organisation")["hits"][0]["id"]
    accepted = 0
    for market in ("procurement", "challenge", "cooperation", "finance", "talent"):
        for kind in ("need", "offer"):
            page = member.get(f"/zh/post/{kind}/{market}")
            form = typed(page.text, lure)
            # As it is, and with what has to be of a kind left out, so that some of it is taken.
            plain = {"organisation": organisation, "name": lure, "about": lure, "details": lure, "contact_name": lure}
            for values in (form | {"organisation": organisation}, plain):
                answer = member.send(f"/zh/post/{kind}/{market}", values)
                if answer.status_code == 303:
                    accepted += 1
                    place = answer.headers["Location"]
                    member.send(place, {"do": "hand-in"})
                    seen = office.hidden("/zh/review").get("seen", "")
                    record = place.removeprefix("/zh/posting/")
                    office.send("/zh/review", {"do": "publish", "record": record, "seen": seen})
                    for path in (place, f"/zh/{record}", f"/zh/sheet/{record.rpartition('/')[2]}"):
                        member.get(path)
                        stranger.get(path)
    assert accepted >= 5
    # Files, whose columns hold links.
    tables = {
        "publication": f"标题,网址,发布机构\n诱饵,{lure},{lure}\n",
        "organisation": f"名称,官网,角色\n诱饵医院,{lure},医院\n",
        "policy": f"名称,网址\n诱饵政策,{lure}\n",
    }
    for kind, table in tables.items():
        place = office.sent(
            f"/zh/import/{kind}", {"trial": "no"}, files={"file": (lure, table.encode(), "text/csv")}
        )
        office.awaited(place, 'id="report"')
    for path in ("/zh/publication", "/zh/organisation", "/zh/policy", "/feeds/zh/new.atom", "/sitemap.xml", "/zh/figures"):
        for person in (stranger, member, office):
            person.get(path)
    assert every_form(cluster, (member, office), [f"/zh/claim/{organisation}", f"/zh/people/{organisation}"], lure) > 20
    # Where one wants to go, where one says to come from, and what one asks.
    stranger.send("/zh/sign-in", {"email": f"a@{lure[7:-2]}", "password": lure, "next": lure})
    for name in ("Host", "Origin", "Referer", "X-Forwarded-Host", "X-Forwarded-For", "Forwarded"):
        stranger.session.get(portal.address + "/zh/search", headers={name: lure}, timeout=60)
    for path in (f"/zh/search?q={lure}", f"/api/v1/search?q={lure}", f"/api/v1/match?ask={lure}", f"/a/{lure}"):
        stranger.get(path)
    for person in (office, member, stranger):
        person.session.close()


def every_form(cluster, people, places, lure):
    """Whatever form these people are shown at an address that is known beforehand; how many were sent."""
    rows = cluster.json("access", "table")["rows"]
    shown = {row["path"] for row in rows if row["verb"] == "GET" and re.fullmatch(r"/zh[a-z/-]*", row["path"])}
    search = f"/zh/search?q={lure}"
    sent = 0
    for person in people:
        for path in [*sorted(shown), search, *places]:
            answer = person.get(path)
            for action, values in Forms(answer.text, lure).sent:
                assert person.send(action or path, values).status_code < 500, f"{path}: {values}"
                sent += 1
            if answer.status_code == 200:
                person.get(path)
    return sent


def test_only_mail_and_the_database_connect():
    """What can open a connection, and where it may stand. A new one has to check the address first, and be named here."""
    # `Process` starts pg_dump.
    allowed = {"CCurl": {"Mail"}, "CLibPQ": {"Store"}, "Process": {"Store"}}
    ways = re.compile(
        r"import (CCurl|CLibPQ|FoundationNetworking|Network|AsyncHTTPClient|WebSocketClient)\b"
        r"|\b(URLSession|\w*ClientBootstrap|DatagramBootstrap|HTTPClient|getaddrinfo|socket(?=\()|Process(?=\())"
    )
    for file in (ROOT / "Sources").rglob("*.swift"):
        for found in ways.findall(file.read_text()):
            way = found[0] or found[1]
            assert file.relative_to(ROOT / "Sources").parts[0] in allowed.get(way, set()), f"{file}: {way}"
