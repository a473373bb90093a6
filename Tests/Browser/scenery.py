"""A portal in which every page has something to show: made through its forms, as people would make it."""

import re
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

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
    account: str = ""
    invitation: str = ""
    key: str = ""
    round: str = ""
    application: str = ""

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
        scenery.tell(cluster)
        scenery.call_round()
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
        self.people["operator"].awaited(place, 'id="report"')

    def tell(self, cluster):
        """Somebody is invited, and wants mail at once; a search is kept; the office announces something."""
        member, operator = self.people["member"], self.people["operator"]
        invited = {"do": "invite", "email": "newcomer@example.cn", "name": "newcomer", "role": "viewer"}
        shown = operator.send(f"/zh/people/{self.organisation}", invited).text
        self.invitation = re.search(r"/zh/invitation/([A-Za-z0-9_-]{43})", shown)[1]
        self.account = cluster.lines("account", "list")[0]["id"]
        member.sent("/zh/inbox", {"do": "pace", "pace": "at-once"})
        member.sent("/zh/searches", {"query": "q=CT", "name": "CT"})
        with sqlite3.connect(cluster.store) as database:
            (self.key,) = database.execute("SELECT unsubscribe FROM notice_settings").fetchone()
        day = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
        operator.sent("/zh/announcements", {"zh": "系统维护", "en": "Maintenance", "for": "everyone", "last": day})

    def call_round(self):
        """A round of challenges that is open, with an application."""
        operator, today = self.people["operator"], datetime.now(ZoneInfo("Asia/Shanghai")).date()
        terms = {
            "name_zh": "第一榜", "name_en": "Round one", "challenges": self.need, "opens": today.isoformat(),
            "closes": (today + timedelta(days=10)).isoformat(), "publication_days": "5", "experts": "1", "load_least": "0",
            "load_most": "10", "criterion_zh_0": "创新", "criterion_en_0": "Novelty", "weight_0": "100", "most_0": "10",
        }  # fmt: skip
        desk = operator.sent("/zh/rounds", terms)
        operator.sent(desk, {"do": "open"})
        self.round = desk.rpartition("/")[2]
        institute = self.people["institute"]
        proposal = {"summary": "联合攻关", "plan": "三年", "team": "五人", "amount": "1200000"}
        need = self.need.rpartition("/")[2]
        organisation = institute.hidden(f"/zh/round/{self.round}/apply/{need}").get("organisation") or re.search(
            r'<option value="([a-z0-9]{12})"', institute.get(f"/zh/round/{self.round}/apply/{need}").text
        )[1]
        place = institute.sent(f"/zh/round/{self.round}/apply/{need}", {"organisation": organisation, **proposal})
        self.application = place.rpartition("/")[2]
