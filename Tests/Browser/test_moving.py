"""What moves on a page while somebody types or waits; and the same by its buttons, without a script."""

import time

import pytest
from playwright.sync_api import expect

from conftest import DESK, PHONE
from forms import account
from lianqiao import Cluster
from scenery import HOSPITAL, NEED

WORDS = {
    "zh": {
        "name": "名称", "budget": "预算", "details": "保密内容", "look": "看看有无重复、还缺什么", "draft": "存为草稿", "search": "搜索",
        "how": "怎样进行", "import": "导入", "file": "文件", "upload": "上传", "progress": "看看进度",
        "found": "条结果",
    },
    "en": {
        "name": "Name", "budget": "Budget", "details": "In confidence", "look": "What is like it, what is missing?",
        "draft": "Keep as a draft", "search": "Search", "stage": "Stage", "idea": "Idea", "how": "How", "import": "Import",
        "file": "File", "upload": "Send it", "progress": "See how far it is", "found": "result",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    return Cluster(tmp_path_factory.mktemp("moving"))


@pytest.fixture(scope="module")
def portal(cluster):
    with cluster.serving("demo") as portal:
        yield portal


@pytest.fixture(scope="module")
def people(cluster, portal):
    """An editor of the hospital, and the office; and a need that is there already."""
    table = cluster.folder / "needs.csv"
    table.write_text(f"需求名称,说明\n{NEED},已经有人提出\n", encoding="utf-8")
    cluster.imports(table, "need")
    editor = account(cluster, portal, "typist@example.cn", HOSPITAL)
    office = account(cluster, portal, "mover@example.cn", office="operator")
    yield {"editor": editor, "office": office}
    editor.session.close()
    office.session.close()


def signed_in(opened, portal, person, path, **options):
    page = opened("/zh", **options)
    page.set_default_timeout(20000)
    page.context.add_cookies([{"name": person.cookie.name, "value": person.cookie.value, "url": portal.address}])
    page.goto(path)
    return page


def drafts(person):
    return person.get("/zh/desk").text.count("/zh/posting/need/")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1440"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_like_it_and_what_is_missing_is_told_while_typing(opened, portal, people, language, viewport):
    words, before = WORDS[language], drafts(people["editor"])
    page = signed_in(opened, portal, people["editor"], f"/{language}/post/need/challenge", viewport=viewport)
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    preview = page.locator("#preview")
    expect(preview).to_be_empty()
    page.get_by_label(words["details"], exact=True).fill("QX-4410")
    page.get_by_label(words["name"], exact=True).press_sequentially(NEED[:-2])
    like = preview.locator("#duplicates").get_by_role("link", name=NEED, exact=True)
    expect(like).to_be_visible()
    expect(preview.locator("#missing")).to_contain_text(words["budget"])

    # What is answered is asked no more; what cannot be read is told when it is kept, not while it is typed.
    page.get_by_label(words["budget"], exact=True).press_sequentially("50万元")
    expect(preview.locator("#missing")).not_to_contain_text(words["budget"])
    page.get_by_label(words["name"], exact=True).fill("一件毫不相干的事情")
    expect(like).to_have_count(0)

    # The page stayed, what was typed too; nothing was kept, and what is told in confidence stayed at home.
    expect(page.get_by_label(words["budget"], exact=True)).to_have_value("50万元")
    expect(page.get_by_label(words["details"], exact=True)).to_have_value("QX-4410")
    assert page.url.endswith(f"/{language}/post/need/challenge") and drafts(people["editor"]) == before
    assert sent and not any("QX-4410" in body for body in sent)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_script_a_button_tells_the_same(opened, portal, people, language):
    words, before = WORDS[language], drafts(people["editor"])
    path = f"/{language}/post/need/challenge"
    page = signed_in(opened, portal, people["editor"], path, java_script_enabled=False)
    page.get_by_label(words["name"], exact=True).fill(NEED)
    page.get_by_label(words["details"], exact=True).fill("QX-4411")
    page.get_by_role("button", name=words["look"], exact=True).click()
    expect(page.locator("#duplicates").get_by_role("link", name=NEED, exact=True)).to_be_visible()
    expect(page.locator("#missing")).to_contain_text(words["budget"])
    expect(page.get_by_label(words["name"], exact=True)).to_have_value(NEED)
    expect(page.get_by_label(words["details"], exact=True)).to_have_value("QX-4411")
    assert drafts(people["editor"]) == before

    # And the posting itself, once it is kept, tells the same of what is typed over it.
    page.get_by_label(words["name"], exact=True).fill(f"另一道难题 {language}")
    page.get_by_role("button", name=words["draft"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"另一道难题 {language}")
    expect(page.locator("#duplicates").get_by_role("link", name=NEED, exact=True)).to_have_count(0)
    page.get_by_label(words["name"], exact=True).fill(NEED)
    page.get_by_role("button", name=words["look"], exact=True).click()
    expect(page.locator("#duplicates").get_by_role("link", name=NEED, exact=True)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"另一道难题 {language}")
    assert drafts(people["editor"]) == before + 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_found_follows_the_words(opened, portal, people, language):
    words = WORDS[language]
    page = signed_in(opened, portal, people["editor"], f"/{language}/search")
    box = page.locator("#q-main")
    box.press_sequentially(HOSPITAL)
    expect(page.locator("#found .hits").get_by_role("link", name=HOSPITAL, exact=True).first).to_be_visible()
    expect(page.locator("#found .found")).to_contain_text(words["found"])
    # The address is of what is shown, so that it can be passed on; the words stay in the box.
    page.wait_for_url("**/search?q=*")
    expect(box).to_have_value(HOSPITAL)
    expect(box).to_be_focused()
    page.reload()
    expect(page.locator("#found .hits").get_by_role("link", name=HOSPITAL, exact=True).first).to_be_visible()
    box.fill("xqzvxqzv")
    expect(page.locator("#found .empty")).to_be_visible()
    expect(page.locator("#found .hits")).to_have_count(0)
    # No page stays with the browser, for whoever sits there next: only the address, which it has in its history anyway.
    kept = page.evaluate("Object.entries({...localStorage, ...sessionStorage})")
    assert [name for name, _ in kept] == ["htmx-current-path-for-history"] and HOSPITAL not in str(kept), kept


@pytest.mark.parametrize("language, has_script", [("zh", True), ("en", True), ("en", False)])
def test_an_import_shows_how_far_it_is(opened, portal, people, language, has_script):
    words, path = WORDS[language], f"/{language}/import/organisation"
    page = signed_in(opened, portal, people["office"], path, java_script_enabled=has_script)
    # Generated, and enough of it to be seen on the way.
    rows = "".join(f"生成的单位{language}{has_script}{number:05},企业\n" for number in range(4000))
    page.get_by_label(words["how"], exact=True).select_option(label=words["import"])
    page.get_by_label(words["file"], exact=True).set_input_files(
        {"name": "generated.csv", "mimeType": "text/csv", "buffer": f"名称,角色\n{rows}".encode()}
    )
    loads = []
    page.on("domcontentloaded", lambda: loads.append(1))
    page.get_by_role("main").get_by_role("button", name=words["upload"], exact=True).click()
    page.wait_for_url("**/import/job/*")
    report, by_hand = page.locator("#job #report"), page.get_by_role("link", name=words["progress"], exact=True)
    expect(by_hand).to_be_visible()
    give_up = time.monotonic() + 120
    while not has_script and not report.count():
        assert time.monotonic() < give_up, page.content()
        by_hand.click()
        page.wait_for_load_state()
    expect(report).to_contain_text("4000", timeout=120000)
    assert (len(loads) == 1) == has_script, loads
    # And asks no more.
    assert page.locator("#job").get_attribute("hx-get") is None
