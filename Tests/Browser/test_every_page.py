"""Every page of the access table, as everybody who may see it, in both languages, on a telephone and on a desk.

The table says which pages there are, so that a new one cannot be forgotten: without a line in `places` the test fails.
"""

import hashlib
import re

import pytest

import sound
from conftest import DESK
from lianqiao import Cluster
from scenery import Scenery
from translated import untranslated

ROLES = ["visitor", "member", "broker", "reviewer", "operator", "administrator"]
# These are sent as files, whoever asks.
FILES = {
    "/{language}/account/export", "/{language}/attachment/{id}", "/{language}/engagement/{id}/meeting/{meeting}",
    "/{language}/xlsx/{kind}",
}  # fmt: skip


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    return Cluster(tmp_path_factory.mktemp("every"))


@pytest.fixture(scope="module")
def portal(cluster):
    with cluster.serving("demo") as portal:
        yield portal


@pytest.fixture(scope="module")
def scenery(cluster, portal):
    scenery = Scenery.build(cluster, portal)
    yield scenery
    scenery.close()


@pytest.fixture(scope="module")
def pages(cluster):
    """Pattern → its row of the table; of both languages one, since each is opened in both."""
    rows = {}
    for row in cluster.json("access", "table")["rows"]:
        if row["verb"] == "GET" and re.match(r"/(zh|en)(/|$)", row["path"]):
            rows.setdefault(re.sub(r"^/(zh|en)", "/{language}", row["path"]), []).append(row)
    for pattern, (zh, en) in rows.items():
        assert {**zh, "path": ""} == {**en, "path": ""}, f"{pattern}: the languages differ in who may come in"
    return {pattern: both[0] for pattern, both in rows.items()}


def places(pattern, scenery, records):
    """The addresses at which a page is looked at, without the language."""
    return {
        "": [""],
        "/about": ["/about"],
        "/account": ["/account"],
        "/account/data": ["/account/data"],
        "/account/email": ["/account/email"],
        "/account/password": ["/account/password"],
        "/account/second-factor": ["/account/second-factor"],
        "/account/tokens": ["/account/tokens"],
        "/accounts": ["/accounts"],
        "/accounts/{id}": [f"/accounts/{scenery.account}"],
        "/announcements": ["/announcements"],
        "/api": ["/api"],
        "/application/{id}": [f"/application/{scenery.application}"],
        "/applications": ["/applications"],
        "/batches": ["/batches"],
        "/board": ["/board"],
        "/bulk/{kind}": ["/bulk/need"],
        "/candidates": ["/candidates"],
        "/challenge/{id}": [f"/challenge/{scenery.need.rpartition('/')[2]}"],
        "/claim/{id}": [f"/claim/{scenery.maker}"],
        "/claims": ["/claims"],
        "/desk": ["/desk"],
        "/engage/{kind}/{id}/{otherkind}/{other}": [scenery.pair],
        "/email/{secret}": ["/email/nowhere"],
        "/engagement/{id}": [f"/engagement/{id}" for id in scenery.engagements],
        "/engagement/{id}/attach": [f"/engagement/{id}/attach" for id in scenery.engagements],
        "/figures": ["/figures"],
        "/funnel": ["/funnel"],
        "/import": ["/import"],
        "/import/{kind}": ["/import/product"],
        "/import/job/{job}": [f"/import/job/{scenery.job}"],
        "/inbox": ["/inbox"],
        "/invitation/{secret}": [f"/invitation/{scenery.invitation}"],
        "/market": ["/market"],
        "/market/{market}": ["/market/procurement", "/market/policy"],
        "/pair/{kind}/{id}/{otherkind}/{other}": [scenery.pair.replace("/engage/", "/pair/")],
        "/password/{secret}": [f"/password/{scenery.secret}"],
        "/people/{id}": [f"/people/{scenery.organisation}"],
        "/post": ["/post"],
        "/post/{kind}/{market}": ["/post/need/procurement", "/post/offer/finance"],
        "/posting/{kind}/{id}": [f"/posting/{place}" for place in (scenery.need, *scenery.drafts)],
        "/posting/{kind}/{id}/attach": [f"/posting/{scenery.need}/attach"],
        "/problems": ["/problems"],
        "/problems/{code}": ["/problems/api.method"],
        "/review": ["/review"],
        "/reviews": ["/reviews"],
        "/reviews/{id}": [f"/reviews/{scenery.application}"],
        "/round": ["/round"],
        "/round/{id}": [f"/round/{scenery.round}"],
        "/round/{id}/apply/{need}": [f"/round/{scenery.round}/apply/{scenery.need.rpartition('/')[2]}"],
        "/round/{id}/objection": [f"/round/{scenery.round}/objection"],
        "/rounds": ["/rounds"],
        "/rounds/{id}": [f"/rounds/{scenery.round}"],
        "/rounds/{id}/experts": [f"/rounds/{scenery.round}/experts"],
        "/search": ["/search", "/search?q=CT", "/search?q=zzqxjv"],
        "/searches": ["/searches"],
        "/sheet/{id}": [f"/sheet/{scenery.need.rpartition('/')[2]}"],
        "/sign-in": ["/sign-in"],
        "/sign-in/code": ["/sign-in/code"],
        "/trials": ["/trials"],
        "/unsubscribe/{key}": [f"/unsubscribe/{scenery.key}"],
        "/{kind}": [f"/{kind}" for kind in records],
        "/{kind}/{id}": [f"/{kind}/{id}" for kind, id in records.items()] + [f"/{scenery.need}", "/need/nowhere"],
    }[pattern.removeprefix("/{language}")]


@pytest.fixture(scope="module")
def records(scenery):
    """Kind → the first record of it that the example has."""
    visitor = scenery.people["visitor"]
    lists = [visitor.get(f"{kind['path']}?limit=1").json() for kind in visitor.get("/api/v1").json()["kinds"]]
    return {found["items"][0]["kind"]: found["items"][0]["id"] for found in lists if found["items"]}


@pytest.fixture(scope="module")
def seen():
    """What was looked at already: who sees the same as somebody before need not be asked twice."""
    return set()


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_sound(chromium, portal, scenery, pages, records, seen, role):
    faults = []
    context = chromium.new_context(base_url=portal.address, bypass_csp=True)
    person = scenery.people[role]
    if person.cookie:
        context.add_cookies([{"name": person.cookie.name, "value": person.cookie.value, "url": portal.address}])
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    for pattern, row in pages.items():
        if row[role] == "deny" or pattern in FILES:
            continue
        found = []
        for language in ("zh", "en"):
            for place in places(pattern, scenery, records):
                found.append(look(page, language, place, person, seen, faults))
        # There for who waits for a code, and for the one who was invited.
        if row[role] != "own" and pattern not in ("/{language}/sign-in/code", "/{language}/invitation/{secret}"):
            assert 200 in found, f"{role}: {pattern} was never there: {found}"
    context.close()
    assert faults == []


def look(page, language, place, person, seen, faults):
    path = f"/{language}{place}"
    answer = person.get(path)
    if answer.status_code >= 500:
        faults.append(f"{path}: {answer.status_code}")
    if answer.status_code in (302, 303):
        return answer.status_code
    # Whose page it is stands in its head, which is the same on all pages; what differs by session is nothing to look at.
    head, _, main = re.sub(r'name="(token|wanted)" value="[^"]*"', "", answer.text).partition("<main")
    shown = {
        hashlib.sha256(part.encode()).digest()
        for part in (path + main, re.sub(r'href="[^"]*"|aria-current="\w+"|<title>.*</title>', "", head[head.find("<body") :]))
    }
    if shown <= seen:
        return answer.status_code
    seen |= shown
    page.set_viewport_size(DESK)
    page.goto(path)
    lang = page.locator("html").get_attribute("lang")
    if lang != {"zh": "zh-Hans", "en": "en"}[language]:
        faults.append(f"{path}: its language is said to be {lang}")
    faults.extend(f"{path}: not in its language: {words}" for words in untranslated(page, language))
    faults.extend(sound.faults(page))
    return answer.status_code
