"""A browser without a screen: it keeps its cookie and sends forms as browsers do."""

import html
import re
import time

import requests

PASSWORD = "three quiet windows"


class Visitor:
    """Somebody at a portal, signed in or not."""

    def __init__(self, address):
        self.address, self.session = address, requests.Session()
        # What a browser says of a form that stands on the site's own page.
        self.session.headers["Sec-Fetch-Site"] = "same-origin"

    @property
    def cookie(self):
        return next(iter(self.session.cookies), None)

    def get(self, path):
        return self.session.get(self.address + path, allow_redirects=False, timeout=60)

    def awaited(self, path, words, seconds=120):
        """The page, once it says this."""
        give_up = time.monotonic() + seconds
        while words not in (page := self.get(path).text):
            assert time.monotonic() < give_up, f"{path} never said {words}:\n{page[-2000:]}"
            time.sleep(0.05)
        return page

    def hidden(self, path):
        """What the forms of a page send along, the last of each name."""
        inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.get(path).text)
        return {name: html.unescape(value) for name, value in inputs}

    def send(self, path, values, files=None):
        """Sends a form with the token of the session; the answer, not followed."""
        token = self.hidden("/zh/account").get("token", "") if self.cookie else ""
        data = {**values, "token": token}
        return self.session.post(self.address + path, data=data, files=files, allow_redirects=False, timeout=60)

    def sent(self, path, values, files=None):
        """The same, where it has to be taken: where it leads."""
        answer = self.send(path, values, files)
        assert answer.status_code == 303, f"{path}: {answer.status_code}\n{answer.text[:4000]}"
        return answer.headers["Location"]

    def sign_in(self, email):
        self.sent("/zh/sign-in", {"email": email, "password": PASSWORD, "next": ""})

    def token(self, scope):
        """A token for programs that may do what this account may."""
        form = {"present": PASSWORD, "name": "tests", "scope": scope, "days": "1"}
        answer = self.send("/zh/account/tokens", form)
        return re.search(r'class="secret"[^>]*>([^<]+)<', answer.text)[1]


def account(cluster, portal, email, organisation=None, role="editor", office=None):
    """An account that has chosen its password, and is signed in."""
    options = ["--office", office] if office else []
    made = cluster.json("account", "add", email, "--name", email.split("@")[0], "--site", portal.address, *options)
    if organisation:
        cluster.run("account", "join", email, organisation, "--role", role)
    visitor = Visitor(portal.address)
    visitor.sent(made["link"].removeprefix(portal.address), {"password": PASSWORD, "again": PASSWORD})
    visitor.sign_in(email)
    return visitor
