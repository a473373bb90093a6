"""From an invitation to a token, as the person who was invited does it."""

import base64
import hashlib
import hmac
import json
import re
import sqlite3
import struct
import time

import pytest
from playwright.sync_api import expect

PASSWORD = "three quiet windows"
WORDS = {
    "zh": {
        "email": "邮箱", "password": "密码", "new": "新密码", "again": "再输入一次", "save": "保存", "sign-in": "登录",
        "sign-out": "退出", "second": "两步验证", "begin": "开始", "on": "启用", "code": "验证码", "tokens": "程序令牌",
        "data": "我的数据：带走或抹去", "download": "下载", "erase": "抹去我的账号", "present": "现在的密码", "name": "名称", "days": "有效天数", "make": "生成", "differ": "两次输入的密码不同", "wrong": "邮箱或密码不对",
    },
    "en": {
        "email": "E-mail address", "password": "Password", "new": "New password", "again": "Once more", "save": "Save",
        "sign-in": "Sign in", "sign-out": "Sign out", "second": "Two-step sign-in", "begin": "Begin",
        "on": "Switch it on", "code": "Code", "tokens": "Tokens for programs", "name": "Name", "days": "Days it lasts",
        "data": "My data: take it along, or erase it", "download": "Download", "erase": "Erase my account",
        "make": "Make it", "present": "Present password", "differ": "The two passwords differ", "wrong": "The address or the password is wrong",
    },
}  # fmt: skip


def code(key, step=0):
    """The code of an authenticator app, written a second time (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + step)
    digest = hmac.new(base64.b32decode(key), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def button(page, name):
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def sign_in(page, words, email, password=PASSWORD):
    page.get_by_label(words["email"], exact=True).fill(email)
    page.get_by_label(words["password"], exact=True).fill(password)
    button(page, words["sign-in"]).click()


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_invited_signed_in_and_out(opened, cluster, portal, language, script):
    words, email = WORDS[language], f"{language}-{script}@example.cn".lower()
    made = cluster.json("account", "add", email, "--name", "王工", "--lang", language, "--site", portal.address)
    page = opened(made["link"], refusals=(401, 422), java_script_enabled=script)
    expect(page.get_by_role("main")).to_contain_text(email)
    page.get_by_label(words["new"], exact=True).fill(PASSWORD)
    page.get_by_label(words["again"], exact=True).fill(PASSWORD + "x")
    button(page, words["save"]).click()
    expect(page.get_by_role("alert")).to_contain_text(words["differ"])
    page.get_by_label(words["new"], exact=True).fill(PASSWORD)
    page.get_by_label(words["again"], exact=True).fill(PASSWORD)
    button(page, words["save"]).click()
    expect(page).to_have_url(re.compile(f"/{language}/sign-in$"))

    sign_in(page, words, email, "three quiet doors")
    expect(page.get_by_role("alert")).to_contain_text(words["wrong"])
    expect(page.get_by_label(words["email"], exact=True)).to_have_value(email)
    expect(page.get_by_label(words["password"], exact=True)).to_have_value("")
    sign_in(page, words, email)
    expect(page.get_by_role("heading", level=1)).to_have_text("王工")

    cookie = page.context.cookies()[0]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax" and cookie["path"] == "/", cookie
    # A page that asks for signing in brings one back to where one wanted to go.
    button(page, words["sign-out"]).click()
    expect(page.get_by_role("banner").get_by_role("link", name=words["sign-in"])).to_be_visible()
    page.goto(f"/{language}/account/tokens")
    expect(page).to_have_url(re.compile("sign-in"))
    sign_in(page, words, email)
    expect(page).to_have_url(re.compile(f"/{language}/account/tokens$"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_second_step_and_recovery_codes(opened, cluster, portal, language):
    words, email = WORDS[language], f"second-{language}@example.cn"
    page = opened(invited(cluster, portal, language, email), refusals=(422,))
    choose_password(page, words)
    sign_in(page, words, email)
    page.get_by_role("link", name=words["second"]).click()
    page.get_by_label(words["present"], exact=True).fill(PASSWORD)
    button(page, words["begin"]).click()
    key = page.locator("code.secret").first.text_content()
    page.get_by_label(words["code"], exact=True).fill("12345")
    button(page, words["on"]).click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label(words["code"], exact=True).fill(code(key))
    button(page, words["on"]).click()
    expect(page.locator(".secrets li")).to_have_count(10)
    recovery = page.locator(".secrets li").first.text_content()

    def again(given):
        page.context.clear_cookies()
        page.goto(f"/{language}/sign-in")
        sign_in(page, words, email)
        page.get_by_label(words["code"], exact=True).fill(given)
        button(page, words["sign-in"]).click()

    again(code(key, 1))
    expect(page.get_by_role("heading", level=1)).to_have_text("王工")
    again(recovery)
    expect(page.get_by_role("heading", level=1)).to_have_text("王工")
    again(recovery)
    expect(page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_token_reads_and_ends(opened, cluster, portal, language):
    words, email = WORDS[language], f"token-{language}@example.cn"
    page = opened(invited(cluster, portal, language, email), refusals=(422,))
    choose_password(page, words)
    sign_in(page, words, email)
    page.get_by_role("link", name=words["tokens"]).click()
    page.get_by_label(words["name"], exact=True).fill("<b>报表</b>")
    page.get_by_label(words["days"], exact=True).fill("400")
    page.get_by_label(words["present"], exact=True).fill(PASSWORD)
    button(page, words["make"]).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label(words["name"], exact=True)).to_have_value("<b>报表</b>")
    page.get_by_label(words["days"], exact=True).fill("30")
    page.get_by_label(words["present"], exact=True).fill(PASSWORD)
    button(page, words["make"]).click()
    token = page.locator("code.secret").text_content()

    def status():
        answer = page.request.get("/api/v1/needs", headers={"Authorization": f"Bearer {token}"})
        return answer.status

    assert status() == 200
    imports = page.request.post(
        "/api/v1/imports?kind=need", headers={"Authorization": f"Bearer {token}"}, data="名称\n甲\n".encode()
    )
    assert imports.status == 403
    page.goto(f"/{language}/account/tokens")
    expect(page.get_by_role("main")).to_contain_text("<b>报表</b>")
    page.get_by_role("main").get_by_role("listitem").get_by_role("button").click()
    expect(page.get_by_role("main")).not_to_contain_text("<b>报表</b>")
    assert status() == 401

    # One that has reached its end opens nothing either.
    page.get_by_label(words["name"], exact=True).fill("to its end")
    page.get_by_label(words["days"], exact=True).fill("1")
    page.get_by_label(words["present"], exact=True).fill(PASSWORD)
    button(page, words["make"]).click()
    token = page.locator("code.secret").text_content()
    assert status() == 200
    with sqlite3.connect(cluster.store, timeout=20) as store:
        moved = store.execute("UPDATE access_token SET expires = ? WHERE name = 'to its end'", (now() - 1,))
        assert moved.rowcount == 1
    assert status() == 401
    page.goto(f"/{language}/account/tokens")
    expect(page.get_by_role("main")).not_to_contain_text("to its end")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_held_is_taken_along_and_erased(opened, cluster, portal, language):
    words, email = WORDS[language], f"leaving-{language}@example.cn"
    page = opened(invited(cluster, portal, language, email), refusals=(401, 403))
    choose_password(page, words)
    sign_in(page, words, email)
    page.get_by_role("link", name=words["data"], exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=words["download"], exact=True).click()
    held = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert download.value.suggested_filename.endswith(".json") and email in json.dumps(held, ensure_ascii=False)

    # It cannot be taken back: whoever found the browser open does not know the password.
    page.get_by_label(words["present"], exact=True).fill("three quiet doors")
    button(page, words["erase"]).click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label(words["present"], exact=True).fill(PASSWORD)
    button(page, words["erase"]).click()
    expect(page).to_have_url(re.compile(f"/{language}/?$"))
    page.goto(f"/{language}/sign-in")
    sign_in(page, words, email)
    expect(page.get_by_role("alert")).to_contain_text(words["wrong"])
    # Nothing of the store says who it was, and the journal's chain is whole.
    with sqlite3.connect(cluster.store, timeout=20) as store:
        assert not any(email in line for line in store.iterdump())
    assert cluster.json("check")["ok"]


def now():
    """As the store has it: milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def invited(cluster, portal, language, email):
    made = cluster.json("account", "add", email, "--name", "王工", "--lang", language, "--site", portal.address)
    return made["link"]


def choose_password(page, words):
    page.get_by_label(words["new"], exact=True).fill(PASSWORD)
    page.get_by_label(words["again"], exact=True).fill(PASSWORD)
    button(page, words["save"]).click()
