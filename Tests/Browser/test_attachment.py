"""Files from a hospital to those whom they are for: one that everybody gets once it is published, one that opens to a promise."""

import re

import pytest
from playwright.sync_api import expect
from test_engagement import HOSPITAL, INSTITUTE
from test_engagement import WORDS as OTHERS

from lianqiao import Cluster
from person import Person, member
from sound import are_sound

expect.set_options(timeout=20000)
NAME = {"zh": "磁共振射频线圈芯片与影像部件：附图", "en": "Chips and parts of imaging coils, with drawings"}
WORDS = {
    "zh": {
        "what": "性质", "file": "文件", "attach": "上传附件", "open": "随发布公开", "confidential": "保密", "shared": "往来文件", "agreement-part": "已签署的协议",
        "type": "不收这种文件", "remove": "删除 ",
    },
    "en": {
        "what": "What it is", "file": "File", "attach": "Attach it", "open": "Shown with the posting", "confidential": "In confidence",
        "shared": "Shared file", "agreement-part": "Signed agreement", "type": "This kind of file is not taken", "remove": "Remove ",
    },
}  # fmt: skip
PUBLIC, HIDDEN, OFFER, SIGNED = "公开参数 \"一\".pdf", "图纸 QX-9902.pdf", "quote.pdf", "协议.pdf"


def pdf(words):
    return f"%PDF-1.7\n% {words}\n%%EOF\n".encode()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    return Cluster(tmp_path_factory.mktemp("attachments"))


@pytest.fixture(scope="module")
def portal(cluster):
    with cluster.serving("demo") as portal:
        yield portal


def attach(person, words, part, name, content):
    """By the form on the page that is open, as somebody without a script does."""
    form = person.page.locator("form[enctype='multipart/form-data']")
    form.get_by_label(words["what"], exact=True).select_option(label=words[part])
    form.get_by_label(words["file"], exact=True).set_input_files({"name": name, "mimeType": "application/pdf", "buffer": content})
    form.get_by_role("button", name=words["attach"], exact=True).click()
    person.page.wait_for_load_state()


def downloaded(person, name):
    """What the browser keeps when the link is followed: name and content."""
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name=name, exact=True).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def refused(person, address):
    """The same for what one may not have as for what never was."""
    got, never = (person.page.request.get(path) for path in (address, re.sub(r"\w{16}$", "0" * 16, address)))
    assert got.status == never.status == 404
    assert got.body() == never.body()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_files_reach_those_whom_they_are_for(opened, cluster, portal, language):
    words, others = WORDS[language], OTHERS[language]

    def person(name, *of, **kind):
        return member(opened, cluster, portal, others, language, f"{name}-{language}@example.cn", *of, **kind)

    hospital = person("hospital", HOSPITAL, "editor")
    maker = person("maker", INSTITUTE, "editor")
    office = person("office", office="operator")
    third = person("third", "深圳市医疗器械行业协会", "owner")
    stranger = Person(opened, f"/{language}", others, language)

    hospital.go("post/need/challenge")
    hospital.fill("name", NAME[language])
    hospital.fill("about", "芯片、影像部件 chips imaging parts")
    hospital.page.get_by_label(others["field"], exact=True).check()
    hospital.press("draft")
    need = re.search(r"/posting/need/(\w+)", hospital.page.url)[1]

    # What is no file of the kinds that are taken is refused beside the field, whatever it is called.
    attach(hospital, words, "open", "drawing.pdf", b"MZ\x00\x01 no drawing")
    expect(hospital.page.get_by_role("alert")).to_contain_text(words["type"])
    hospital.go(f"posting/need/{need}")
    attach(hospital, words, "open", PUBLIC, pdf("open"))
    attach(hospital, words, "confidential", HIDDEN, pdf("hidden"))
    links = hospital.page.locator("#attachments").get_by_role("link")
    expect(links).to_have_count(2)
    public, hidden = (
        hospital.page.get_by_role("link", name=name, exact=True).get_attribute("href") for name in (PUBLIC, HIDDEN)
    )
    # Browsers write a quotation mark in a name as they like.
    name, content = downloaded(hospital, PUBLIC)
    assert name.startswith("公开参数") and name.endswith(".pdf") and content == pdf("open")
    are_sound(hospital, [f"posting/need/{need}"])
    for somebody in (stranger, third, maker):
        refused(somebody, public)
        refused(somebody, hidden)

    hospital.go(f"posting/need/{need}")
    hospital.press("hand-in")
    expect(office.go("review")).to_contain_text(PUBLIC)
    assert HIDDEN not in office.page.get_by_role("main").inner_text()
    are_sound(office, ["review"])
    office.press("publish")

    # Published: the open one is everybody's, the other nobody's.
    stranger.go(f"need/{need}")
    assert downloaded(stranger, PUBLIC)[1] == pdf("open")
    are_sound(stranger, [f"need/{need}"])
    for somebody in (stranger, third, maker):
        refused(somebody, hidden)
        for path in (f"need/{need}", "need", "desk", "search?q=QX-9902"):
            assert HIDDEN not in somebody.sent(f"/{language}/{path}")

    # The files alone are confidential: a yes takes the promise all the same.
    desk = maker.go("desk")
    match = desk.get_by_role("listitem").filter(has_text=NAME[language]).first
    match.get_by_role("link", name=others["say-yes"], exact=True).click()
    maker.page.get_by_label(others["promise"]).check()
    maker.press("send")
    engagement = re.search(r"/engagement/(\w+)", maker.page.url)[1]
    refused(maker, hidden)
    hospital.go(f"engagement/{engagement}")
    hospital.press("yes")
    expect(hospital.page.locator(".stage").first).to_have_text(others["introduced"])
    maker.go(f"engagement/{engagement}")
    assert downloaded(maker, HIDDEN) == (HIDDEN, pdf("hidden"))

    # Files of both sides, and the agreement.
    attach(maker, words, "shared", OFFER, pdf("offer"))
    hospital.go(f"engagement/{engagement}")
    assert downloaded(hospital, OFFER) == (OFFER, pdf("offer"))
    attach(hospital, words, "agreement-part", SIGNED, pdf("signed"))
    expect(hospital.page.locator("#files")).to_contain_text(words["agreement-part"])
    are_sound(hospital, [f"engagement/{engagement}"])
    maker.go(f"engagement/{engagement}")
    signed = maker.page.get_by_role("link", name=SIGNED, exact=True).get_attribute("href")
    assert downloaded(maker, SIGNED) == (SIGNED, pdf("signed"))
    for somebody in (stranger, third):
        refused(somebody, signed)
        refused(somebody, hidden)
    # What one side attached it takes back.
    expect(maker.page.get_by_role("button", name=words["remove"] + SIGNED)).to_have_count(0)
    maker.page.get_by_role("button", name=words["remove"] + OFFER, exact=True).click()
    expect(maker.page.get_by_role("link", name=OFFER, exact=True)).to_have_count(0)

    # They are in a backup, and whole.
    report = cluster.json("backup", f"{language}.db")
    assert report["attachments"] >= 3, report
    assert pdf("hidden") in [file.read_bytes() for file in cluster.folder.glob(f"{language}.db.files/??/*")]
    assert cluster.json("check")["ok"]

    # A backup without them is none, and says so.
    aside = cluster.folder / "aside"
    kept = cluster.store.with_name(cluster.store.name + ".files")
    kept.rename(aside)
    error = cluster.run("backup", f"half-{language}.db", "--json", code=1).error
    aside.rename(kept)
    assert error["code"] == "backup.incomplete", error
