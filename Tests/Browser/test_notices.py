"""What people are told: in their inbox, and in letters that a real mail server takes; and how they stop them."""

import email
import email.policy
import re
import threading
import urllib.request

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import expect

from lianqiao import Cluster, free_port
from person import Person, member
from sound import are_sound
from test_engagement import HOSPITAL, INSTITUTE, NAME, WORDS, nothing_leaks, post_challenge

TOLD = {
    "zh": {
        "inbox": "收件箱", "pace": "随时", "keep": "保存", "proposed": "提议对接：", "published": "审核通过，已发布：", "read": "全部标为已读",
        "stop": "退订", "stopped": "已退订", "search": "保存这条检索", "saved": "保存的检索", "results": "保存的检索有新结果", "said-yes": "表示有意向：",
    },
    "en": {
        "inbox": "Inbox", "pace": "At once", "keep": "Keep", "proposed": " proposed to bring together ", "published": "Reviewed and published: ",
        "read": "Mark all as read", "stop": "Stop it", "stopped": "It is stopped", "search": "Keep this search", "saved": "Saved searches",
        "results": "New results", "said-yes": " said yes to ",
    },
}  # fmt: skip


class Letters:
    """A mail server that keeps what it is handed."""

    def __init__(self):
        self.taken, self.news = [], threading.Condition()

    async def handle_DATA(self, server, session, envelope):
        with self.news:
            letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
            self.taken.append((envelope.rcpt_tos[0], letter))
            self.news.notify_all()
        return "250 taken"

    def to(self, recipient, saying, seconds=60):
        """The first letter to somebody that says this."""

        def found():
            return next((letter for to, letter in self.taken if to == recipient and saying in text(letter)), None)

        with self.news:
            assert self.news.wait_for(found, seconds), [(to, text(letter)) for to, letter in self.taken]
            return found()


def text(letter):
    return letter.get_body(("plain",)).get_content()


@pytest.fixture(scope="module")
def letters():
    letters = Letters()
    controller = Controller(letters, hostname="127.0.0.1", port=free_port())
    controller.start()
    letters.address = f"smtp+plain://127.0.0.1:{controller.port}"
    yield letters
    controller.stop()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    return Cluster(tmp_path_factory.mktemp("notices"))


@pytest.fixture(scope="module")
def portal(cluster, letters):
    cluster.run("demo", "--no-serve")
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    options = ["--smtp", letters.address, "--from", "office@lianqiao.example.cn", "--site", site]
    with cluster.serving("serve", *options, port=port) as portal:
        yield portal


def test_mail_needs_to_know_where_its_links_lead(cluster, letters):
    error = cluster.run("serve", "--smtp", letters.address, "--from", "a@example.cn", "--json", code=2).error
    assert error["code"] == "mail.site", error


@pytest.mark.parametrize("language", ["zh", "en"])
def test_told_in_the_inbox_and_by_mail(opened, cluster, portal, letters, language):
    words = TOLD[language]

    def person(name, *of, **kind):
        return member(opened, cluster, portal, WORDS[language], language, f"{name}-{language}@example.cn", *of, **kind)

    hospital = person("told-hospital", HOSPITAL, "editor")
    institute = person("told-institute", INSTITUTE, "editor")
    office = person("told-office", office="operator")
    third = person("told-third", "深圳市医疗器械行业协会", "owner")
    address = f"told-hospital-{language}@example.cn"

    # A search is kept, and mail wanted at once.
    third.go(f"search?q={'线圈' if language == 'zh' else 'coils'}")
    third.page.get_by_role("button", name=words["search"], exact=True).click()
    expect(third.page.get_by_role("heading", level=1)).to_have_text(words["saved"])
    hospital.go("inbox")
    hospital.page.get_by_role("combobox").select_option(label=words["pace"])
    hospital.page.get_by_role("button", name=words["keep"], exact=True).click()
    expect(hospital.page.get_by_role("combobox")).to_have_value("at-once")

    need = post_challenge(hospital, office)
    letter = letters.to(address, words["published"] + NAME[language])
    assert letter["To"].addresses[0].addr_spec == address
    assert NAME[language] in letter["Subject"] and letter["From"].addresses[0].addr_spec == "office@lianqiao.example.cn"
    html = letter.get_body(("html",)).get_content()
    assert f'lang="{"zh-Hans" if language == "zh" else "en"}"' in html and NAME[language] in html
    assert f"{portal.address}/{language}/posting/need/{need}" in text(letter)
    assert "QX-7731" not in letter.as_string(), "a letter holds nothing that was said in confidence"

    # The institute says yes; the hospital is told by inbox at once, at the head of each page.
    match = institute.go("desk").get_by_role("listitem").filter(has_text=NAME[language]).first
    match.get_by_role("link", name=WORDS[language]["say-yes"], exact=True).click()
    institute.page.get_by_label(WORDS[language]["promise"]).check()
    institute.press("send")
    engagement = re.search(r"/engagement/(\w+)", institute.page.url)[1]
    hospital.go("about")
    expect(hospital.page.get_by_role("banner").get_by_role("link", name=re.compile(words["inbox"]))).to_contain_text(re.compile(r"[1-9]"))
    inbox = hospital.go("inbox")
    line = inbox.get_by_role("link").filter(has_text=words["proposed"]).filter(has_text=NAME[language])
    expect(line).to_contain_text(NAME[language])
    line.click()
    expect(hospital.page).to_have_url(re.compile(f"/engagement/{engagement}$"))
    hospital.press("yes")
    hospital.go("inbox")
    hospital.page.get_by_role("button", name=words["read"], exact=True).click()
    expect(hospital.page.locator(".notice-new")).to_have_count(0)
    expect(institute.go("inbox")).to_contain_text(words["said-yes"] + NAME[language])

    # The way out, as a mail program takes it: by POST, from elsewhere, without a cookie.
    assert letter["List-Unsubscribe-Post"] is None, "one click is for https"
    out = re.search(r"<(http://[^>]+)>", letter["List-Unsubscribe"])[1]
    with urllib.request.urlopen(out, timeout=10) as page:
        assert words["stop"] in page.read().decode()
    request = urllib.request.Request(out, data=b"List-Unsubscribe=One-Click", method="POST")
    with urllib.request.urlopen(request, timeout=10) as page:
        assert words["stopped"] in page.read().decode()
    hospital.go("inbox")
    expect(hospital.page.get_by_role("combobox")).to_have_value("never")

    stranger = Person(opened, f"/{language}", WORDS[language], language)
    nothing_leaks(stranger, third, need, engagement)
    assert not any(to == f"told-third-{language}@example.cn" for to, _ in letters.taken), "who wants a digest waits for it"
    path = out.split(f"/{language}/")[1]
    are_sound(hospital, ["inbox", "searches", path])
    are_sound(third, ["inbox", "searches", "search?q=x"])
