"""A round of challenges from the call to its publication, each as the person who does it; and what a rival and a stranger learn before: nothing."""

import datetime
import re
import sqlite3
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from test_engagement import WORDS as ENGAGEMENT_WORDS

from lianqiao import Cluster
from person import Person, member
from sound import are_sound

expect.set_options(timeout=20000)
HOSPITAL, LEAD, PARTNER, RIVAL = "华中科技大学协和医院", "迈瑞医疗", "国家高性能医疗器械创新中心", "深圳市医疗器械行业协会"
SECRET = "RQ-4482"
NAME = {"zh": "射频线圈芯片攻关榜", "en": "Call for coil chips"}
CHALLENGE = {"zh": "磁共振线圈芯片", "en": "Chips of imaging coils"}
WORDS = {
    "zh": {
        "round-zh": "名称（中文）", "round-en": "名称（英文）", "from": "申报开始", "until": "申报截止", "draft": "存为草稿", "open": "开榜", "apply": "申报",
        "leads": "牵头单位", "summary": "摘要", "plan": "实施方案", "team": "团队", "amount": "申请金额", "ask": "邀请成员单位", "ask-it": "邀请", "join": "确认加入",
        "hand-in": "提交", "review": "转入评审", "address": "账号邮箱", "add": "加入", "binds": "按现在的条件无法分派", "gives": "最少需要放宽",
        "confirm": "确认分派", "points": "分数", "comment": "意见", "declare": re.compile("我声明"), "score": "提交评分", "publish": "公示", "proposed": "拟揭榜",
        "object": "提出异议", "facts": "事实与依据", "raise": "提出", "answer": "答复", "name": "名称", "post": "提交审核", "publish-need": "发布", "field": "医学影像",
        "unconfirmed": "没有确认加入", "weights": "应为 100",
    },
    "en": {
        "round-zh": "Name in Chinese", "round-en": "Name in English", "from": "Applications from", "until": "Applications until",
        "draft": "Keep as a draft", "open": "Open it", "apply": "Apply", "leads": "Organisation that leads", "summary": "Summary",
        "plan": "Plan", "team": "Team", "amount": "Amount asked for", "ask": "Ask an organisation to join", "ask-it": "Ask it", "join": "Join",
        "hand-in": "Hand it in", "review": "Begin the review", "address": "E-mail address of the account", "add": "Add",
        "binds": "It cannot be done as things are", "gives": "The least that has to give", "confirm": "Assign like this", "points": "Points",
        "comment": "Comment", "declare": re.compile("I declare"), "score": "Hand in the points", "publish": "Publish",
        "proposed": "Proposed", "object": "Object", "facts": "What is wrong, and by what it can be seen", "raise": "Raise it",
        "answer": "Answer", "name": "Name", "post": "Hand it in", "publish-need": "Publish", "field": "Medical imaging",
        "unconfirmed": "Members have not said yes", "weights": "and not to 100",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    return Cluster(tmp_path_factory.mktemp("rounds"))


@pytest.fixture(scope="module")
def portal(cluster):
    with cluster.serving("demo") as portal:
        yield portal


def today(days=0):
    return (datetime.datetime.now(ZoneInfo("Asia/Shanghai")).date() + datetime.timedelta(days)).isoformat()


def call(office, hospital, language):
    """A challenge that is posted and reviewed, and a round that calls for it: the round's id."""
    hospital.go("post/need/challenge")
    hospital.fill("name", CHALLENGE[language])
    hospital.page.get_by_label(hospital.words["field"], exact=True).check()
    hospital.press("draft")
    hospital.press("post")
    office.go("review")
    office.press("publish-need")
    office.go("rounds")
    office.fill("round-zh", NAME["zh"])
    office.fill("round-en", NAME["en"])
    office.page.get_by_label(CHALLENGE[language], exact=True).check()
    office.fill("from", today())
    office.fill("until", today(3))
    page = office.page
    for row, (zh, en, weight) in enumerate([("创新", "Novelty", 60), ("可行", "Feasibility", 30)]):
        for field, value in [("criterion_zh", zh), ("criterion_en", en), ("weight", weight), ("most", 10)]:
            page.locator(f"[name={field}_{row}]").fill(str(value))
    office.press("draft")
    # What was typed survives the refusal.
    expect(page.get_by_role("alert")).to_contain_text(office.words["weights"])
    expect(page.locator("[name=criterion_en_1]")).to_have_value("Feasibility")
    expect(page.get_by_label(CHALLENGE[language], exact=True)).to_be_checked()
    page.locator("[name=weight_1]").fill("40")
    office.press("draft")
    id = re.search(r"/rounds/(\w+)", page.url)[1]
    office.press("open")
    return id


def apply(person, round, summary):
    """A draft: its application's id."""
    person.go(f"round/{round}")
    person.page.get_by_role("link", name=person.words["apply"], exact=True).first.click()
    person.fill("summary", summary)
    person.fill("plan", "三年，三个里程碑")
    person.fill("team", "五人")
    person.fill("amount", "1200000")
    person.press("draft")
    return re.search(r"/application/(\w+)", person.page.url)[1]


def pass_deadline(cluster, round):
    """Four days go by: nobody waits for them here."""
    with sqlite3.connect(cluster.store, timeout=20) as store:
        store.execute("UPDATE round SET opens = ?, closes = ? WHERE id = ?", (today(-5), today(-1), round))
    store.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_round(opened, cluster, portal, language):
    def person(name, *of, **kind):
        everything = ENGAGEMENT_WORDS[language] | words
        return member(opened, cluster, portal, everything, language, f"{name}-{language}@example.cn", *of, **kind)

    words = WORDS[language]
    office = person("office", office="operator")
    hospital = person("hospital", HOSPITAL, "editor")
    lead = person("lead", LEAD, "editor")
    partner = person("partner", PARTNER, "editor")
    rival = person("rival", RIVAL, "editor")
    bound = person("bound", PARTNER, "viewer")
    expert = person("expert")
    stranger = Person(opened, f"/{language}", words, language)

    round = call(office, hospital, language)
    shown = without_token(rival, f"round/{round}"), without_token(stranger, f"round/{round}")

    application = apply(lead, round, f"{SECRET} 通道")
    lead.fill("ask", PARTNER)
    lead.press("ask-it")
    lead.press("hand-in")
    expect(lead.page.get_by_role("alert")).to_contain_text(words["unconfirmed"])
    partner.go("applications").get_by_role("link", name=CHALLENGE[language]).click()
    expect(partner.page.get_by_role("main")).not_to_contain_text(SECRET)
    partner.press("join")
    expect(partner.page.get_by_role("main")).to_contain_text(SECRET)
    lead.go(f"application/{application}")
    lead.press("hand-in")
    nothing_leaks(stranger, rival, hospital, expert, round=round, application=application)
    assert (without_token(rival, f"round/{round}"), without_token(stranger, f"round/{round}")) == shown
    second = apply(rival, round, "另一个方案")
    rival.press("hand-in")

    pass_deadline(cluster, round)
    office.go(f"rounds/{round}")
    office.press("review")
    expect(hospital.go(f"application/{application}")).to_contain_text(SECRET)
    office.go(f"rounds/{round}/experts")
    office.fill("address", f"bound-{language}@example.cn")
    office.press("add")
    main = office.page.get_by_role("main")
    expect(main).to_contain_text(words["binds"])
    expect(main).to_contain_text(words["gives"])
    # Three wanted of each, and one expert: not enough, until two more are there and nobody has to.
    are_sound(office, [f"rounds/{round}/experts"])
    for name in ["expert", *(f"expert{number}" for number in range(1, 3))]:
        if name != "expert":
            cluster.json("account", "add", f"{name}-{language}@example.cn", "--name", name, "--site", portal.address)
        office.go(f"rounds/{round}/experts")
        office.fill("address", f"{name}-{language}@example.cn")
        office.press("add")
    expect(main).not_to_contain_text(words["binds"])
    office.press("confirm")
    are_sound(office, [f"rounds/{round}/experts", f"rounds/{round}", "rounds"])
    assert bound.page.request.get(f"/{language}/reviews/{application}").status == 404

    expert.go("reviews").get_by_role("link").filter(has_text=LEAD).click()
    page = expert.page
    expect(page.get_by_role("main")).to_contain_text(SECRET)
    for number in range(2):
        page.locator("input").and_(page.get_by_label(words["points"], exact=True)).nth(number).fill("9")
        page.get_by_label(words["comment"], exact=True).nth(number).fill("扎实")
    expert.press("score")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label(words["declare"]).check()
    expert.press("score")
    are_sound(expert, ["reviews", f"reviews/{application}"])
    nothing_leaks(stranger, rival, round=round, application=application)

    rest_is_scored(cluster, round)
    office.go(f"rounds/{round}")
    office.press("publish")
    main = stranger.go(f"round/{round}")
    for words_shown in [words["proposed"], LEAD, PARTNER, RIVAL, "90.00"]:
        expect(main).to_contain_text(words_shown)
    assert SECRET not in stranger.sent(f"/{language}/round/{round}")

    rival.go(f"round/{round}").get_by_role("link", name=words["object"], exact=True).click()
    rival.fill("facts", "并非其成果")
    rival.press("raise")
    expect(rival.page.locator("#own")).to_contain_text("并非其成果")
    assert "并非其成果" not in lead.sent(f"/{language}/round/{round}/objection")
    are_sound(rival, [f"round/{round}/objection"])
    office.go(f"rounds/{round}")
    office.fill("answer", "已核实，成果属实")
    office.press("answer")
    expect(rival.go(f"round/{round}/objection")).to_contain_text("已核实，成果属实")

    are_sound(stranger, ["round", f"round/{round}"])
    are_sound(lead, ["applications", f"application/{application}", f"round/{round}"])
    are_sound(rival, [f"application/{second}"])
    are_sound(office, [f"rounds/{round}"])


def rest_is_scored(cluster, round):
    """What the other experts give: fewer points to every application."""
    with sqlite3.connect(cluster.store, timeout=20) as store:
        own = "application IN (SELECT id FROM application WHERE round = ?)"
        judged = {row[0] for row in store.execute(f"SELECT application FROM round_task WHERE scored IS NOT NULL AND {own}", (round,))}
        tasks = store.execute(f"SELECT application, account FROM round_task WHERE scored IS NULL AND {own}", (round,)).fetchall()
        for task in tasks:
            store.execute("UPDATE round_task SET scored = 1 WHERE application = ? AND account = ?", task)
            for criterion in range(2):
                store.execute("INSERT INTO round_points VALUES (?, ?, ?, ?, '')", (*task, criterion, 9 if task[0] in judged else 5))
    store.close()


def without_token(person, path):
    return re.sub(r'name="token" value="\w+"', "", person.page.request.get(f"/{person.language}/{path}").body().decode())


def nothing_leaks(*people, round, application):
    """Everything that they can ask for, searched for what a team wrote; what is not theirs is as if it were not there."""
    pages = ["", "need", "market/challenge", "round", f"round/{round}", f"application/{application}", f"reviews/{application}"]
    pages += [f"rounds/{round}", f"rounds/{round}/experts", f"round/{round}/objection", "applications", "reviews", "desk", "figures"]
    others = ["/api/v1/changes?after=0&limit=1000", "/api/openapi.json", "/sitemap.xml", f"/feeds/{people[0].language}/new.atom"]
    for person in people:
        for path in [f"/{person.language}/{page}" for page in pages] + others:
            sent = person.sent(path)
            assert SECRET not in sent and (application in path or application not in sent), path
        answer = person.page.request.get(f"/{person.language}/application/{application}", max_redirects=0)
        assert answer.status in (303, 404)
