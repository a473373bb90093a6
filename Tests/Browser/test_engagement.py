"""From a challenge with a confidential part to a signature, each as the person who does it; and what a stranger learns of it: nothing."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from lianqiao import Cluster
from person import Person, member
from sound import are_sound

expect.set_options(timeout=20000)
HOSPITAL, INSTITUTE, MAKER = "华中科技大学协和医院", "国家高性能医疗器械创新中心", "迈瑞医疗"
# Nobody but those who both said yes may ever be sent these.
SECRETS = ["QX-7731", "lu.secret@example.cn", "13900007731"]
NAME = {"zh": "磁共振射频线圈芯片与影像部件攻关", "en": "Chips and key parts of imaging coils"}
WORDS = {
    "zh": {
        "new": "新密码", "again": "再输入一次", "save": "保存", "email": "邮箱", "password": "密码", "sign-in": "登录",
        "name": "名称", "about": "说明", "field": "医学影像", "draft": "存为草稿", "hand-in": "提交审核", "publish": "发布", "details": "保密内容",
        "contact": "联系人", "telephone": "电话", "contact-email": "邮箱", "say-yes": "有意向", "send": "发出", "promise": re.compile("承诺"),
        "yes": "有意向", "introduced": "双方有意", "propose": "提议会面", "subject": "主题", "day": "日期", "from": "开始", "to": "结束",
        "place": "地点或会议链接", "propose-it": "提议", "calendar": "加入日历", "sign": "登记已签署的协议", "agreement": "协议名称", "value": "金额",
        "signed-on": "签署日期", "closes": re.compile("需求已满足"), "sign-it": "登记签约", "signed": "已签约", "as": "以谁的名义", "consent": "需要先承诺保密",
        "reasons": re.compile("都提到|领域相同"), "move": "改期或取消", "move-it": "改期", "cancel": "取消会面", "cancelled": "已取消",
        "how": "怎样进行", "try": "先试运行：只报告，不写入", "import": "导入", "file": "文件", "upload": "上传", "created": "新建：1", "undo": "撤销这次导入",
        "undone": "已撤销", "due": "约定交付日期", "deliver": "登记已交付", "delivered-on": "交付的日期", "refuse": "交付不符合约定", "lacks": "哪里不符",
        "say-so": "登记不符", "receive": "确认收到", "received-on": "收到的日期", "received": re.compile("2026-06-20 已确认收到"),
    },
    "en": {
        "new": "New password", "again": "Once more", "save": "Save", "email": "E-mail address", "password": "Password",
        "sign-in": "Sign in", "name": "Name", "about": "About", "field": "Medical imaging", "draft": "Keep as a draft",
        "hand-in": "Hand it in", "publish": "Publish", "details": "In confidence", "contact": "Contact",
        "telephone": "Telephone", "contact-email": "E-mail", "say-yes": "Say yes", "send": "Send",
        "promise": re.compile("I promise"), "yes": "Yes, go on", "introduced": "Introduced", "propose": "Propose a meeting",
        "subject": "Subject", "day": "Day", "from": "From", "to": "To", "place": "Place or link", "propose-it": "Propose",
        "calendar": "Add to calendar", "sign": "Write down a signed agreement", "agreement": "Name of the agreement",
        "value": "Value", "signed-on": "Day of the signature", "closes": re.compile("What was sought is found"), "sign-it": "It is signed",
        "signed": "Signed", "as": "On whose behalf", "consent": "promise to keep it first", "reasons": re.compile("both mention|same field"),
        "move": "Move or cancel", "move-it": "Move it", "cancel": "Cancel it", "cancelled": "cancelled",
        "how": "How", "try": "Try it first: report, and keep nothing", "import": "Import", "file": "File", "upload": "Send it",
        "created": "Created: 1", "undo": "Take it back", "undone": "undone",
        "due": "To be delivered by", "deliver": "It is delivered", "delivered-on": "Day of delivery", "refuse": "It is not what was agreed",
        "lacks": "What is not as agreed", "say-so": "Say so", "receive": "We have it", "received-on": "Day on which it came",
        "received": re.compile("taken on 2026-06-20"),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    return Cluster(tmp_path_factory.mktemp("engagements"))


@pytest.fixture(scope="module")
def portal(cluster):
    with cluster.serving("demo") as portal:
        yield portal


def imported(office):
    """Members out of a table: tried first, then brought in, and taken back."""
    words, page = office.words, office.page
    table = f"名称,角色\n{HOSPITAL},医院\n广东省科学技术厅{office.language},authority\n".encode()
    counts = []
    for how in (words["try"], words["import"]):
        office.go("import/organisation")
        page.get_by_label(words["how"], exact=True).select_option(label=how)
        page.get_by_label(words["file"], exact=True).set_input_files(
            {"name": "members.csv", "mimeType": "text/csv", "buffer": table}
        )
        office.press("upload")
        page.wait_for_url("**/import/job/*")
        expect(page.locator("#report")).to_contain_text(words["created"], timeout=120000)
        counts.append(office.sent("/api/v1/organisations?limit=200").count(f"广东省科学技术厅{office.language}"))
    assert counts[0] == 0 < counts[1], counts
    office.press("undo")
    expect(page.locator(".stage")).to_have_text(words["undone"])


def post_challenge(hospital, reviewer):
    """Posted, handed in, reviewed; the address of its posting."""
    hospital.go("post/need/challenge")
    # What was typed survives an error.
    hospital.fill("about", "QX 以外的公开说明")
    hospital.fill("details", "QX-7731")
    hospital.page.get_by_label(hospital.words["name"], exact=True).evaluate("field => field.required = false")
    hospital.press("draft")
    expect(hospital.page.get_by_role("alert")).to_be_visible()
    expect(hospital.page.get_by_label(hospital.words["about"], exact=True)).to_have_value("QX 以外的公开说明")
    hospital.fill("name", NAME[hospital.language])
    hospital.fill("about", "芯片、影像部件 chips imaging parts")
    hospital.page.get_by_label(hospital.words["field"], exact=True).check()
    hospital.fill("details", "QX-7731 通道")
    hospital.fill("contact", "陆")
    hospital.fill("telephone", "13900007731")
    hospital.fill("contact-email", "lu.secret@example.cn")
    hospital.press("draft")
    address = re.search(r"/posting/need/(\w+)", hospital.page.url)
    assert address, hospital.page.locator("main").inner_text()
    hospital.press("hand-in")
    reviewer.go("review")
    reviewer.press("publish")
    return address[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_from_a_challenge_to_a_signature(opened, cluster, portal, language):
    words = WORDS[language]

    def person(name, *of, **kind):
        return member(opened, cluster, portal, words, language, f"{name}-{language}@example.cn", *of, **kind)

    hospital = person("hospital", HOSPITAL, "editor")
    institute = person("institute", INSTITUTE, "editor")
    broker = person("broker", office="broker")
    cluster.run("account", "join", f"broker-{language}@example.cn", MAKER, "--role", "agent")
    office = person("office", office="operator")
    third = person("third", "深圳市医疗器械行业协会", "owner")
    stranger = Person(opened, f"/{language}", words, language)

    imported(office)
    need = post_challenge(hospital, office)

    # The institute sees the public part and the reasons, and says yes; without the promise it is told to give it.
    desk = institute.go("desk")
    match = desk.get_by_role("listitem").filter(has_text=NAME[language]).first
    expect(match).to_contain_text(words["reasons"])
    match.get_by_role("link", name=words["say-yes"], exact=True).click()
    institute.press("send")
    expect(institute.page.get_by_role("alert")).to_contain_text(words["consent"])
    institute.page.get_by_label(words["promise"]).check()
    institute.press("send")
    engagement = re.search(r"/engagement/(\w+)", institute.page.url)[1]
    for path in (f"engagement/{engagement}", f"need/{need}", "desk"):
        assert not any(secret in institute.sent(f"/{language}/{path}") for secret in SECRETS), f"{path}: too early"
    nothing_leaks(stranger, third, need, engagement)

    # The broker acts for the maker, on the record.
    maker = cluster.json("search", MAKER, "--kind", "organisation")["hits"][0]["id"]
    broker.go(f"engage/need/{need}/organisation/{maker}")
    broker.page.get_by_label(words["promise"]).check()
    broker.press("send")
    assert "/engagement/" in broker.page.url, broker.page.locator("main").inner_text()
    for_maker = re.search(r"/engagement/(\w+)", broker.page.url)[1]
    expect(broker.page.locator("#log")).to_contain_text("代办" if language == "zh" else "by its agent")

    # The hospital says yes to both: contact and details open to each.
    for id in (engagement, for_maker):
        hospital.go(f"engagement/{id}")
        hospital.press("yes")
        expect(hospital.page.locator(".stage").first).to_have_text(words["introduced"])
    for side, id in ((institute, engagement), (broker, for_maker)):
        expect(side.go(f"engagement/{id}")).to_contain_text("QX-7731")
        expect(side.page.get_by_role("main")).to_contain_text("lu.secret@example.cn")

    meet(hospital, engagement)
    nothing_leaks(stranger, third, need, engagement, for_maker)

    # Signed, and counted.
    hospital.go(f"engagement/{engagement}")
    hospital.page.get_by_text(words["sign"], exact=True).click()
    hospital.fill("agreement", "联合攻关协议")
    hospital.fill("value", "1200000")
    hospital.fill("signed-on", "2026-06-01")
    hospital.fill("due", "2030-06-30")
    hospital.page.get_by_label(words["closes"]).check()
    hospital.press("sign-it")
    expect(hospital.page.locator(".stage").first).to_have_text(words["signed"])
    expect(institute.go("agreement")).to_contain_text("联合攻关协议")
    funnel = office.go("funnel")
    # Each language adds its own.
    expect(funnel.locator("#markets")).to_contain_text(re.compile("(12|24)0万元|CNY [12],[24]00,000"))

    are_sound(institute, [f"engagement/{engagement}"])
    deliver(institute, hospital, engagement)
    expect(office.go("funnel").locator("#total tbody td").nth(4)).to_have_text(re.compile("[12]"))

    nothing_leaks(stranger, third, need, engagement, for_maker)
    are_sound(hospital, ["desk", "post", "post/need/challenge", f"posting/need/{need}", f"engagement/{for_maker}", "need/nowhere"])
    are_sound(institute, [f"engagement/{engagement}", "post/offer/finance"])
    are_sound(office, ["funnel", "board", "review", "import", "import/organisation", "desk"])
    are_sound(broker, ["desk", "board", f"engage/need/{need}/organisation/{maker}"])


def deliver(institute, hospital, engagement):
    """Delivered, not as agreed, delivered again, taken: each side says its own."""
    def say(person, deed, button, **typed):
        main = person.go(f"engagement/{engagement}")
        form = main.locator("#delivery details").filter(has_text=person.words[deed])
        form.locator("summary").click()
        for label, value in typed.items():
            form.get_by_label(person.words[label.replace("_", "-")], exact=True).fill(value)
        form.get_by_role("button", name=person.words[button], exact=True).click()
        return person.page.locator("#delivery")

    expect(say(institute, "deliver", "deliver", delivered_on="2026-06-10")).to_contain_text("2026-06-10")
    are_sound(hospital, [f"engagement/{engagement}"])
    refused = say(hospital, "refuse", "say-so", lacks="少两只线圈")
    expect(refused).not_to_contain_text("2026-06-10")
    expect(institute.go(f"engagement/{engagement}")).to_contain_text("少两只线圈")
    say(institute, "deliver", "deliver", delivered_on="2026-06-20")
    expect(say(hospital, "receive", "receive", received_on="2026-06-20")).to_contain_text(hospital.words["received"])


def meet(person, engagement):
    """Proposed, moved, cancelled: calendars follow by the same UID and a higher SEQUENCE."""
    words, page = person.words, person.page
    person.go(f"engagement/{engagement}")
    page.get_by_text(words["propose"], exact=True).click()
    form = page.locator("details").filter(has_text=words["propose"]).last
    for label, value in {
        "subject": "线圈：第一次见面, 第1轮; \"A\"", "day": "2026-12-01", "from": "14:30", "to": "15:45", "place": "门诊楼 3 层",
    }.items():  # fmt: skip
        form.get_by_label(words[label], exact=True).fill(value)
    form.get_by_role("button", name=words["propose-it"], exact=True).click()
    first = calendar(page, words)
    assert str(first["summary"]) == "线圈：第一次见面, 第1轮; \"A\"" and str(first["location"]) == "门诊楼 3 层"
    zone = ZoneInfo("Asia/Shanghai")
    assert first.decoded("dtstart") == datetime(2026, 12, 1, 14, 30, tzinfo=zone)
    assert first.decoded("dtend") == datetime(2026, 12, 1, 15, 45, tzinfo=zone)
    page.get_by_text(words["move"], exact=True).click()
    form = page.locator("details").filter(has_text=words["move"]).last
    form.get_by_label(words["from"], exact=True).fill("15:00")
    form.get_by_role("button", name=words["move-it"], exact=True).click()
    second = calendar(page, words)
    assert second.decoded("dtstart") == datetime(2026, 12, 1, 15, 0, tzinfo=zone)
    assert second["uid"] == first["uid"] and second["sequence"] > first["sequence"]
    page.get_by_text(words["move"], exact=True).click()
    page.get_by_role("button", name=words["cancel"], exact=True).click()
    third = calendar(page, words)
    assert third["status"] == "CANCELLED" and third["uid"] == first["uid"] and third["sequence"] > second["sequence"]
    expect(page.locator("#meetings")).to_contain_text(words["cancelled"])


def calendar(page, words):
    """The only event of the file behind the link."""
    link = page.get_by_role("link", name=words["calendar"], exact=True).get_attribute("href")
    answer = page.request.get(link)
    assert answer.headers["content-type"].startswith("text/calendar"), answer.status
    (event,) = Calendar.from_ical(answer.body()).walk("VEVENT")
    return event


def nothing_leaks(stranger, third, need, *engagements):
    """Everything that a visitor and a third member can ask for, searched for what was told in confidence."""
    pages = ["", "need", f"need/{need}", "agreement", "organisation", "figures", "desk", "market", "market/challenge"]
    pages += [f"sheet/{need}", "board", "review", "funnel", "post", f"posting/need/{need}", "import"]
    for id in engagements:
        pages += [f"engagement/{id}", f"engagement/{id}/meeting/x"]
    others = ["changes?after=0&limit=1000", "needs", f"needs/{need}", "agreements", f"match?ask=need/{need}"]
    others = [f"/api/v1/{path}" for path in others] + ["/api/openapi.json", "/sitemap.xml", f"/feeds/{stranger.language}/new.atom"]
    hidden = [*SECRETS, "联合攻关协议", "门诊楼"]
    for person in (stranger, third):
        for path in [f"/{person.language}/{page}" for page in pages] + others:
            sent = person.sent(path)
            assert [words for words in hidden if words in sent] == [], path
        # What one searches for stands in the search box, and nothing else does.
        sent = person.sent(f"/{person.language}/search?q=QX-7731")
        assert "13900007731" not in sent and NAME[person.language] not in sent
