"""Somebody with a browser, and what they do in it, by the words that stand on the page."""

from playwright.sync_api import expect

from forms import PASSWORD

# A password costs the server something on purpose, and many people sign in.
PATIENCE = 20000


class Person:
    def __init__(self, opened, path, words, language, **options):
        self.words, self.language = words, language
        self.page = opened(path, refusals=(401, 403, 404, 409, 422), **options)
        self.page.set_default_timeout(PATIENCE)

    @property
    def main(self):
        return self.page.get_by_role("main")

    def sent(self, path):
        """What the server sends them there, byte by byte."""
        answer = self.page.request.get(path)
        return " ".join(answer.headers.values()) + answer.body().decode(errors="replace")

    def go(self, path):
        self.page.goto(f"/{self.language}/{path}")
        return self.main

    def fill(self, label, text, within=None):
        (within or self.main).get_by_label(self.words[label], exact=True).first.fill(text)

    def choose(self, label, option, within=None):
        (within or self.main).get_by_label(self.words[label], exact=True).first.select_option(label=option)

    def press(self, label, within=None):
        (within or self.main).get_by_role("button", name=self.words[label], exact=True).first.click()

    def follow(self, label):
        self.main.get_by_role("link", name=self.words[label], exact=True).first.click()

    def sign_in(self, email):
        self.fill("email", email)
        self.fill("password", PASSWORD)
        self.press("sign-in")

    def choose_password(self):
        self.fill("new", PASSWORD)
        self.fill("again", PASSWORD)


def member(opened, cluster, portal, words, language, email, organisation=None, role=None, office=None, **options):
    """An account that has chosen its password, signed in; `words` name the fields of both pages."""
    name = email.split("@")[0]
    offices = ["--office", office] if office else []
    made = cluster.json("account", "add", email, "--name", name, "--site", portal.address, "--lang", language, *offices)
    if organisation:
        cluster.run("account", "join", email, organisation, "--role", role)
    person = Person(opened, made["link"], words, language, **options)
    person.choose_password()
    person.press("save")
    person.sign_in(email)
    expect(person.page.get_by_role("heading", level=1)).to_have_text(name)
    return person
