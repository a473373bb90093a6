"""Every kind of page, on a phone and on a desk: nothing sticks out, nothing is in the way of a keyboard or a reader."""

import re

import pytest

from conftest import DESK, PHONE
from sound import grave, wide
from words import WORDS

PATHS = [
    "",
    "market",
    "market/procurement",
    "market/supply",
    "market/challenge",
    "market/policy",
    "market/finance",
    "market/service",
    "market/expert",
    "market/cooperation",
    "case",
    "agreement",
    "search",
    "search?q=CT",
    "figures",
    "about",
    "api",
    "problems",
    "problems/api.method",
    "need",
    "offer",
    "organisation",
    "product",
    "component",
    "policy",
    "publication",
]
# One record of each, the first that its list names.
RECORDS = [
    "need",
    "offer",
    "organisation",
    "product",
    "component",
    "policy",
    "project",
    "event",
    "place",
    "person",
    "publication",
    "case",
    "agreement",
]


def first_record(page, kind, language):
    links = page.locator(f'main a[href^="/{language}/{kind}/"]')
    if links.count() == 0:
        pytest.skip(f"the example has no {kind}")
    return links.first.get_attribute("href")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1440"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_its_screen(opened, path, language, viewport):
    page = opened(f"/{language}/{path}", viewport)
    assert wide(page) == []
    assert page.title().strip()
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("main").count() == 1


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1440"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_fits_its_screen(opened, kind, language, viewport):
    page = opened(f"/{language}/{kind}", viewport)
    page.goto(first_record(page, kind, language))
    assert wide(page) == []
    assert page.get_by_role("heading", level=1).inner_text().strip()
    if kind == "need":
        page.get_by_role("link", name=WORDS[language]["sheet"]).click()
        assert wide(page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "path", ["", "market", "market/procurement", "search?q=CT", "figures", "about", "organisation"]
)
def test_a_reader_of_the_page_finds_its_way(opened, path, language):
    page = opened(f"/{language}/{path}")
    assert grave(page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_key_leads_past_the_navigation(opened, language):
    page = opened(f"/{language}/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == WORDS[language]["skip"]
    page.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_keyboard_alone_reaches_an_answer(opened):
    page = opened("/en/market/procurement")
    for key in range(200):
        page.keyboard.press("Tab")
        address = page.evaluate("document.activeElement.getAttribute('href')") or ""
        if re.match(r"/en/need/", address):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", "the focus can be seen"
            page.keyboard.press("Enter")
            page.wait_for_url(f"**{address}")
            return
    pytest.fail("no ask within 200 steps of the keyboard")


def test_no_page_asks_another_host_for_anything(opened, portal):
    page = opened("/zh/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PATHS:
        page.goto(f"/zh/{path}")
    assert asked and all(url.startswith((portal.address, "data:")) for url in asked)
    assert page.context.cookies() == []
