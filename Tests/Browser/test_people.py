"""People of an organisation: claimed, invited, handed on and left, each as the person who does it, without script too."""

import re

import pytest
from playwright.sync_api import expect

from forms import PASSWORD
from lianqiao import Cluster
from person import Person, member
from sound import are_sound

expect.set_options(timeout=20000)
HOSPITAL = "华中科技大学协和医院"
WORDS = {
    "zh": {
        "new": "新密码", "again": "再输入一次", "save": "保存", "email": "邮箱", "password": "密码", "sign-in": "登录", "claim-it": "认领这个单位",
        "words": "说明", "code": "统一社会信用代码", "ask": "提交", "waiting": "等待决定", "grant": "同意", "owner": "负责人", "role": "角色",
        "name": "姓名", "invite": "邀请", "join": "新建账号并接受", "people": "人员、邀请与移交", "editor": "编辑者", "sign-in-first": "登录后接受或谢绝",
        "accept": "接受", "other": "另一个邮箱", "change": "调整", "let-go": "移出单位", "last": "不能没有负责人", "hand-on": "移交",
        "leave": "离开这个单位", "yes": "确定", "broker": "经纪人", "appoint": "委托", "give-back": "交还委托", "agent": "代办经纪人",
        "accounts": "账号", "find": "查找", "keep": "保存职务", "present": "现在的密码", "reviewer": "审核员", "refuse": "不同意", "why": "原因",
        "refused": "未同意", "wrong-code": "信用代码不对",
    },
    "en": {
        "new": "New password", "again": "Once more", "save": "Save", "email": "E-mail address", "password": "Password",
        "sign-in": "Sign in", "claim-it": "Claim it", "words": "Who you are to it", "code": "Unified social credit code",
        "ask": "Ask", "waiting": "Waiting", "grant": "Grant it", "owner": "Owner", "role": "Role", "name": "Name",
        "invite": "Invite", "join": "Make an account and accept", "people": "People, invitations, handing on", "editor": "Editor",
        "sign-in-first": "Sign in to accept or decline", "accept": "Accept", "other": "another address", "change": "Change",
        "let-go": "Let go", "last": "cannot be without an owner", "hand-on": "Hand it on", "leave": "Leave it", "yes": "Yes",
        "broker": "Broker", "appoint": "Appoint", "give-back": "Give it back", "agent": "Agent", "accounts": "Accounts",
        "find": "Find", "keep": "Keep the offices", "present": "Present password", "reviewer": "Reviewer",
        "refuse": "Refuse it", "why": "Why not", "refused": "Refused", "wrong-code": "credit code is wrong",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    return Cluster(tmp_path_factory.mktemp("people"))


@pytest.fixture(scope="module")
def portal(cluster):
    with cluster.serving("demo") as portal:
        yield portal


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_from_a_claim_to_leaving(opened, cluster, portal, language, script):
    words, tag = WORDS[language], f"{language}{int(script)}"
    browser = {"java_script_enabled": script}
    hospital = cluster.json("search", HOSPITAL, "--kind", "organisation")["hits"][0]["id"]
    # Each run claims what nobody has: another organisation.
    others = [hit["id"] for hit in cluster.json("search", "医院", "--kind", "organisation", "--limit", "10")["hits"]]
    organisation = ([hospital] + [id for id in others if id != hospital])[["zh1", "zh0", "en1", "en0"].index(tag)]
    def person(email, **office):
        return member(opened, cluster, portal, words, language, email, **office, **browser)

    office = person(f"office-{tag}@example.cn", office="operator")
    administrator = person(f"admin-{tag}@example.cn", office="administrator")
    broker = person(f"broker-{tag}@example.cn", office="broker")
    director = person(f"director-{tag}@example.cn")
    colleague = person(f"colleague-{tag}@example.cn")

    # Claimed: a wrong code is refused beside its field, and what was typed survives.
    director.go(f"organisation/{organisation}")
    director.follow("claim-it")
    director.fill("words", "我是信息科主任，可打总机核实")
    director.fill("code", "91440300708461136X")
    director.press("ask")
    expect(director.main.get_by_role("alert")).to_contain_text(words["wrong-code"])
    expect(director.main.get_by_label(words["words"], exact=True)).to_have_value("我是信息科主任，可打总机核实")
    director.fill("code", "")
    director.press("ask")
    expect(director.main.locator(".stage").first).to_have_text(words["waiting"])
    # The office grants it.
    office.go("claims")
    entry = office.main.locator("article.claim").filter(has_text=f"director-{tag}@example.cn")
    expect(entry).to_contain_text("我是信息科主任")
    entry.get_by_label(words["role"], exact=True).select_option(label=words["owner"])
    office.press("grant", entry)
    director.go("account")
    director.follow("people")
    expect(director.main.locator("#people")).to_contain_text(f"director-{tag}@example.cn")

    # A newcomer is invited, and somebody who has an account; the links are shown once.
    newcomer = Person(opened, invited(director, f"new-{tag}@example.cn", words["editor"]), words, language, **browser)
    newcomer.choose_password()
    newcomer.press("join")
    newcomer.sign_in(f"new-{tag}@example.cn")
    expect(newcomer.main).to_contain_text(words["editor"])
    link = invited(director, f"colleague-{tag}@example.cn", words["editor"])
    stranger = Person(opened, link, words, language, **browser)
    stranger.follow("sign-in-first")
    stranger.sign_in(f"colleague-{tag}@example.cn")
    stranger.press("accept")
    expect(stranger.main).to_contain_text(words["editor"])
    used = invited(director, f"third-{tag}@example.cn", words["editor"])
    newcomer.page.goto(used)
    expect(newcomer.main).to_contain_text(words["other"])

    # The last owner stays one; a broker is appointed and gives it back; it is handed on and left.
    director.go(f"people/{organisation}")
    row = director.main.locator("#people li").filter(has_text=f"director-{tag}@example.cn")
    row.get_by_text(words["change"], exact=True).click()
    director.press("let-go", row)
    expect(director.main.get_by_role("alert")).to_contain_text(words["last"])
    director.choose("broker", f"broker-{tag}", director.main.locator("#appoint"))
    director.press("appoint", director.main.locator("#appoint"))
    expect(director.main.locator("#people")).to_contain_text(words["agent"])
    if script:
        are_sound(director, [f"people/{organisation}", f"claim/{organisation}", "account", "account/email"])
    leave(broker, "give-back")
    director.go(f"people/{organisation}")
    director.main.locator("#transfer").get_by_role("combobox").select_option(label=f"new-{tag}")
    director.press("hand-on", director.main.locator("#transfer"))
    leave(director, "leave")
    newcomer.go(f"people/{organisation}")
    expect(newcomer.main.locator("#people")).not_to_contain_text(f"director-{tag}@example.cn")

    # Who is refused reads why.
    director.go(f"claim/{organisation}")
    director.fill("words", "我想回来")
    director.press("ask")
    newcomer.go(f"people/{organisation}")
    entry = newcomer.main.locator("article.claim")
    if script:
        are_sound(newcomer, [f"people/{organisation}"])
    newcomer.go(f"people/{organisation}")
    entry.get_by_text(words["refuse"], exact=True).first.click()
    newcomer.fill("why", "请先来电", entry)
    newcomer.press("refuse", entry.locator("details"))
    director.go(f"claim/{organisation}")
    expect(director.main.locator("#claims")).to_contain_text("请先来电")
    expect(director.main.locator("#claims")).to_contain_text(words["refused"])

    # Offices, by an administrator.
    administrator.go("accounts")
    administrator.main.get_by_role("searchbox").fill(f"colleague-{tag}")
    administrator.press("find")
    administrator.main.get_by_role("link", name=f"colleague-{tag}@example.cn").click()
    offices = administrator.main.locator("#offices")
    offices.get_by_label(words["reviewer"], exact=True).check()
    administrator.fill("present", PASSWORD, offices)
    administrator.press("keep", offices)
    expect(administrator.main.locator("#offices").get_by_label(words["reviewer"], exact=True)).to_be_checked()
    if script:
        are_sound(administrator, ["accounts", "claims", administrator.page.url.split(f"/{language}/")[1]])
    unused = invited(newcomer, f"fourth-{tag}@example.cn", words["editor"], organisation)
    visitor = Person(opened, unused, words, language, **browser)
    if script:
        are_sound(visitor, [unused.split(f"/{language}/")[1]])
    if script:
        are_sound(colleague, ["desk", "account"])


def invited(owner, email, role, organisation=None):
    """The link that an owner is shown."""
    if organisation:
        owner.go(f"people/{organisation}")
    elif "/people/" not in owner.page.url or not owner.main.locator("#invite").count():
        owner.go("account")
        owner.follow("people")
    form = owner.main.locator("#invite")
    owner.fill("email", email, form)
    owner.fill("name", email.split("@")[0], form)
    owner.choose("role", role, form)
    owner.press("invite", form)
    link = owner.main.locator("code.secret").inner_text()
    assert re.search(r"^http://.+/invitation/[\w-]{43}$", link), link
    return link


def leave(person, label):
    person.go("account")
    person.main.get_by_text(person.words[label], exact=True).first.click()
    person.press("yes")
    expect(person.main.get_by_text(person.words[label], exact=True)).to_have_count(0)
