"""A portal in which every page has something to show: made through its forms, as people would make it."""

import re
from dataclasses import dataclass, field

from forms import Visitor, account

HOSPITAL, INSTITUTE, MAKER = "华中科技大学协和医院", "国家高性能医疗器械创新中心", "迈瑞医疗"
NEED = "磁共振射频线圈芯片与影像部件攻关"


@dataclass
class Scenery:
    """Who there is, and what stands in the places of addresses."""

    people: dict
    organisation: str
    maker: str
    need: str = ""
    drafts: list = field(default_factory=list)
    pair: str = ""
    engagements: list = field(default_factory=list)
    meeting: str = ""
    job: str = ""
    secret: str = ""

    def close(self):
        for person in self.people.values():
            person.session.close()

    # MARK: Making it

    @staticmethod
    def build(cluster, portal):
        def person(name, *of, **kind):
            return account(cluster, portal, f"{name}@example.cn", *of, **kind)

        people = {
            "visitor": Visitor(portal.address),
            "member": person("member", HOSPITAL),
            "institute": person("institute", INSTITUTE),
            **{office: person(office, office=office) for office in ("broker", "reviewer", "operator", "administrator")},
        }
        hospital, maker = (
            cluster.json("search", name, "--kind", "organisation")["hits"][0]["id"] for name in (HOSPITAL, MAKER)
        )
        made = cluster.json("account", "add", "invited@example.cn", "--name", "invited", "--site", portal.address)
        scenery = Scenery(people, hospital, maker, secret=made["link"].rpartition("/")[2])
        scenery.post()
        scenery.engage()
        scenery.bring_files()
        return scenery

    def form(self, name, **more):
        return {
            "organisation": self.organisation, "name": name, "about": "芯片、影像部件 chips imaging parts",
            "fields": "imaging", "visibility": "everyone", "details": "线圈通道数", "contact_name": "陆",
            "contact_telephone": "13900000000", "contact_email": "lu@example.cn", **more,
        }  # fmt: skip

    def draft(self, name):
        place = self.people["member"].sent("/zh/post/need/challenge", self.form(name))
        return place.removeprefix("/zh/posting/")

    def post(self):
        """One that is published, one that waits, one that was given back, one that is a draft."""
        member, reviewer = self.people["member"], self.people["reviewer"]
        self.need, waiting, returned, draft = (
            self.draft(name) for name in (NEED, "待审核的难题", "退回的难题", "草稿中的难题")
        )
        self.drafts = [draft, waiting, returned]
        member.sent(f"/zh/posting/{returned}", {"do": "hand-in"})
        reviewer.sent("/zh/review", {"do": "return", "record": returned, "note": "请写明指标"})
        member.sent(f"/zh/posting/{self.need}", {"do": "hand-in"})
        reviewer.sent("/zh/review", {"do": "publish", "record": self.need, "seen": reviewer.hidden("/zh/review")["seen"]})
        member.sent(f"/zh/posting/{waiting}", {"do": "hand-in"})

    def engage(self):
        """Two found each other and meet; a broker proposes another pair and plans what to do next."""
        member, institute, broker = self.people["member"], self.people["institute"], self.people["broker"]
        places = re.findall(rf'href="/zh(/engage/{self.need}/[^"]+)"', institute.get("/zh/desk").text)
        assert places, "the institute's desk lists the need"
        self.pair = places[0]
        place = institute.sent(f"/zh{self.pair}", {"as": "answer", "consent": "yes", "words": "愿意谈"})
        member.sent(place, {"do": "accept", "side": "ask", "words": "请来", "consent": "yes"})
        meeting = {"day": "2026-12-01", "from": "14:30", "to": "15:45", "place": "门诊楼", "subject": "第一次见面"}
        member.sent(place, {"do": "meet", "side": "ask", **meeting})
        self.meeting = re.search(r"/meeting/(\w+)", member.get(place).text)[1]
        broker.sent(f"/zh/engage/{self.need}/organisation/{self.maker}", {"as": "broker", "words": "两家可以谈谈"})
        led = re.search(r'href="(/zh/engagement/\w+)"', broker.get("/zh/board").text)[1]
        broker.sent(led, {"do": "plan", "side": "", "action": "打电话", "day": "2027-01-04", "broker": "me"})
        self.engagements = [place.rpartition("/")[2], led.rpartition("/")[2]]

    def bring_files(self):
        table = f"名称,角色\n{HOSPITAL},医院\n另一家机构,x\n".encode()
        place = self.people["operator"].sent(
            "/zh/import/organisation", {"trial": "yes"}, files={"file": ("members.csv", table, "text/csv")}
        )
        self.job = place.rpartition("/")[2]
        while 'id="report"' not in self.people["operator"].get(place).text:
            pass
