"""Two people of one organisation change one posting at the same time."""

import pytest
from playwright.sync_api import expect

from forms import account
from scenery import HOSPITAL

WORDS = {
    "zh": {"name": "名称", "about": "说明", "keep": "保存", "now": "名称现在是：{}", "still": "说明现在是：{}"},
    "en": {"name": "Name", "about": "About", "keep": "Keep", "now": "Name is now: {}", "still": "About is now: {}"},
}


class Editor:
    def __init__(self, opened, portal, person, path, words):
        self.words, self.path = words, path
        self.page = opened("/zh", refusals=(409,))
        self.page.context.add_cookies(
            [{"name": person.cookie.name, "value": person.cookie.value, "url": portal.address}]
        )
        self.page.set_default_timeout(20000)
        self.look()

    def look(self):
        self.page.goto(self.path)

    def field(self, name):
        return self.page.get_by_label(self.words[name], exact=True)

    def keep(self):
        self.page.get_by_role("main").get_by_role("button", name=self.words["keep"], exact=True).click()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_second_gets_the_difference_and_nothing_is_overwritten(opened, cluster, portal, language):
    words = WORDS[language]
    people = [account(cluster, portal, f"{who}-{language}@example.cn", HOSPITAL) for who in ("earlier", "later")]
    organisation = cluster.json("search", HOSPITAL, "--kind", "organisation")["hits"][0]["id"]
    form = {"organisation": organisation, "name": "两人同改的难题", "about": "原来的说明", "fields": "imaging"}
    place = people[0].sent("/zh/post/need/challenge", form | {"visibility": "everyone"})
    path = place.replace("/zh/", f"/{language}/")
    first, second = (Editor(opened, portal, person, path, words) for person in people)

    first.field("name").fill("甲改的名称")
    first.keep()
    expect(first.page.get_by_role("heading", level=1)).to_have_text("甲改的名称")

    # The second typed over what is no longer there: told what it says now, field by field, and keeps what was typed.
    second.field("about").fill("乙改的说明")
    second.keep()
    expect(second.page.get_by_role("alert")).to_be_visible()
    difference = second.page.locator(".difference")
    expect(difference).to_contain_text(words["now"].format("甲改的名称"))
    expect(difference).to_contain_text(words["still"].format("原来的说明"))
    expect(difference.get_by_role("listitem")).to_have_count(2)
    expect(second.field("about")).to_have_value("乙改的说明")
    expect(second.field("name")).to_have_value("两人同改的难题")

    # Nothing of it was written.
    first.look()
    expect(first.field("name")).to_have_value("甲改的名称")
    expect(first.field("about")).to_have_value("原来的说明")

    # Who takes over the other's change and sends again, having seen it, is taken.
    second.field("name").fill("甲改的名称")
    second.keep()
    expect(second.page.get_by_role("alert")).to_have_count(0)
    first.look()
    expect(first.field("name")).to_have_value("甲改的名称")
    expect(first.field("about")).to_have_value("乙改的说明")

    # And who looked at neither is told again.
    first.field("about").fill("甲的说明")
    second.look()
    second.field("about").fill("乙的说明")
    first.keep()
    second.keep()
    expect(second.page.locator(".difference")).to_contain_text(words["still"].format("甲的说明"))
    # Theirs on purpose.
    second.keep()
    first.look()
    expect(first.field("about")).to_have_value("乙的说明")
    for person in people:
        person.session.close()
