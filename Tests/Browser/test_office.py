"""The office at work on many records at once: a list changed and put back, pairs decided, announcements, a list as a file."""

import io
import re
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from lianqiao import Cluster
from person import Person, member
from sound import are_sound
from test_engagement import WORDS

SAYS = {
    "zh": {
        "many": "成批修改", "set": "改成", "look": "看看会改什么", "members": "可见：集群成员", "confirm": re.compile("确认修改这"), "undo": "撤销",
        "undone": "已撤销", "same": "同一", "none": "没有待裁定的", "xlsx": "下载 XLSX", "chinese": "中文", "english": "英文", "until": "到哪天止",
        "announce": "发布公告", "down": "撤下",
    },
    "en": {
        "many": "Change many", "set": "Set", "look": "See what would change", "members": "Seen by: members",
        "confirm": re.compile("Confirm: change these"), "undo": "Take it back", "undone": "Taken back", "same": "The same",
        "none": "None to be decided", "xlsx": "Download as XLSX", "chinese": "In Chinese", "english": "In English", "until": "Until",
        "announce": "Announce it", "down": "Take it down",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    return Cluster(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def portal(cluster):
    with cluster.serving("demo") as portal:
        yield portal


@pytest.mark.parametrize("language", ["zh", "en"])
def test_many_at_once_and_back(opened, cluster, portal, language):
    says = SAYS[language]
    office = member(opened, cluster, portal, WORDS[language], language, f"bulk-{language}@example.cn", office="operator")
    stranger = Person(opened, f"/{language}", {}, language)
    page = office.page

    def policies():
        return stranger.sent("/api/v1/policies?limit=200").count('"id"')

    before = policies()
    assert before > 0
    office.go("policy")
    page.get_by_role("link", name=says["many"], exact=True).click()
    page.get_by_label(says["set"], exact=True).select_option(label=says["members"])
    page.get_by_role("button", name=says["look"], exact=True).click()
    expect(page.locator("#preview")).to_contain_text(says["members"])
    page.get_by_role("button", name=says["confirm"]).click()
    page.wait_for_url("**/batches")
    assert policies() == 0
    page.get_by_role("button", name=says["undo"], exact=True).first.click()
    expect(page.get_by_role("status")).to_contain_text(says["undone"])
    assert policies() == before

    # A list as a workbook that opens, with a row for each.
    office.go("organisation")
    link = page.get_by_role("link", name=says["xlsx"], exact=True).get_attribute("href")
    book = zipfile.ZipFile(io.BytesIO(page.request.get(link).body()))
    rows = book.read("xl/worksheets/sheet1.xml").decode().count("<row ")
    total = int(re.search(r'class="count">([\d,]+)<', office.sent(f"/{language}/organisation"))[1].replace(",", ""))
    assert rows == total + 1

    # Announced to everybody, and taken down again.
    office.go("announcements")
    for label, words in (("chinese", f"系统维护 {language}"), ("english", f"Maintenance {language}"), ("until", "2099-01-01")):
        page.get_by_label(says[label], exact=True).fill(words)
    page.get_by_role("button", name=says["announce"], exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label(says["until"], exact=True).fill(datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat())
    page.get_by_role("button", name=says["announce"], exact=True).click()
    said = f"系统维护 {language}" if language == "zh" else f"Maintenance {language}"
    expect(stranger.go("")).to_contain_text(said)
    are_sound(office, ["bulk/policy", "batches", "candidates", "announcements", "desk", "funnel", "inbox"])
    office.go("announcements")
    page.get_by_role("button", name=says["down"], exact=True).click()
    expect(stranger.go("")).not_to_contain_text(said)
