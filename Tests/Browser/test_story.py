"""The way of a visitor: what is asked, who can answer and why, who that is, and where it is written."""

import re

import pytest
from playwright.sync_api import expect

from words import WORDS


def main_link(page, words, name):
    page.get_by_role("navigation", name=words["main"]).get_by_role("link", name=words[name], exact=True).click()


def open_answered_ask(page):
    """Opens the first ask of a market's list that a product answers; returns its address."""
    answered = page.get_by_role("main").get_by_role("listitem").filter(has=page.locator('a[href*="/product/"]')).first
    ask = answered.locator('a[href*="/need/"]').first
    address = ask.get_attribute("href")
    ask.click()
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))
    return address


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_from_home_to_the_source(opened, language, script):
    words = WORDS[language]
    page = opened(f"/{language}/", java_script_enabled=script)
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)

    main_link(page, words, "markets")
    expect(page.get_by_role("heading", level=1, name=words["markets"])).to_be_visible()
    page.get_by_role("heading", level=2, name=re.compile(words["procurement"])).get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/{language}/market/procurement$"))

    open_answered_ask(page)
    answers = page.get_by_role("region", name=re.compile(words["answers"])).first
    best = answers.get_by_role("list").get_by_role("listitem").first
    # An answer without reasons is none: the score, its parts, and the way to all criteria.
    expect(best).to_contain_text(re.compile(r"\d"))
    expect(best.get_by_role("link", name=words["all"])).to_be_visible()
    best.get_by_role("heading").get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/{language}/product/"))

    facts = page.get_by_role("region", name=re.compile(f"^{words['facts']}"))
    facts.get_by_role("row", name=re.compile(f"^{words['maker']}")).get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(f"/{language}/organisation/"))
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()

    source = page.get_by_role("region", name=re.compile(f"^{words['facts']}")).locator('a[href*="/publication/"]').first
    place = source.get_attribute("href").partition("#")[2]
    source.click()
    expect(page).to_have_url(re.compile(f"/{language}/publication/"))
    # The link ends at the paragraph that says so.
    expect(page.locator(f'[id="{place}"]')).to_be_in_viewport()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_parts_of_a_score_add_up_as_shown(opened, language):
    words = WORDS[language]
    page = opened(f"/{language}/market/procurement")
    open_answered_ask(page)
    page.get_by_role("link", name=words["all"]).first.click()
    table = page.get_by_role("table")
    points = [float(row.get_by_role("cell").last.inner_text()) for row in table.get_by_role("row").all()[1:]]
    *parts, total = points
    assert len(parts) >= 2 and abs(sum(parts) - total) < 0.05


@pytest.mark.parametrize("language, other", [("zh", "en"), ("en", "zh")])
@pytest.mark.parametrize(
    "path", ["", "market/procurement", "search?q=CT&kind=product", "figures", "organisation", "about"]
)
def test_the_other_language_keeps_the_page_and_the_query(opened, language, other, path):
    page = opened(f"/{language}/{path}")
    page.get_by_role("banner").get_by_role("link", name=WORDS[language]["other"], exact=True).click()
    expect(page).to_have_url(re.compile(re.escape(f"/{other}/{path}".rstrip("/")) + "/?$"))
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{other}"))
    page.get_by_role("banner").get_by_role("link", name=WORDS[other]["other"], exact=True).click()
    expect(page).to_have_url(re.compile(re.escape(f"/{language}/{path}".rstrip("/")) + "/?$"))


@pytest.mark.parametrize("accepted, language", [("en-GB,en;q=0.8", "en"), ("zh-CN", "zh"), ("fr", "zh")])
def test_the_bare_address_speaks_the_browsers_language(opened, accepted, language):
    page = opened("/", extra_http_headers={"Accept-Language": accepted})
    expect(page).to_have_url(re.compile(f"/{language}/?$"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_search_is_narrowed_by_facets(opened, language):
    words = WORDS[language]
    page = opened(f"/{language}/")
    page.get_by_role("searchbox").first.fill("影像")
    page.get_by_role("searchbox").first.press("Enter")
    expect(page).to_have_url(re.compile(rf"/{language}/search\?q="))
    whole = int(re.sub(r"\D", "", page.get_by_role("status").inner_text()))
    assert whole > 1
    filters = page.get_by_role("complementary", name=words["filters"])
    facet = filters.get_by_role(
        "link", name=re.compile(rf"^{words['products'][:7]}|^{words['organisations'][:10]}")
    ).first
    promised = int(re.search(r"(\d+)\s*$", facet.inner_text())[1])
    facet.click()
    narrowed = int(re.sub(r"\D", "", page.get_by_role("status").inner_text()))
    assert narrowed == promised <= whole
    assert page.locator("main ol").first.get_by_role("listitem").count() >= 1
    # What was asked stays in the box.
    expect(page.get_by_role("searchbox").first).to_have_value("影像")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_searching_for_nothing_known_says_what_to_do(opened, language):
    page = opened(f"/{language}/search?q=zzqxjv")
    assert page.locator("main").get_by_role("link").count() >= 1
    expect(page.get_by_role("searchbox").first).to_have_value("zzqxjv")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_figures_show_what_contradicts_what(opened, language):
    words = WORDS[language]
    page = opened(f"/{language}/")
    main_link(page, words, "figures")
    text = page.locator("main").inner_text()
    assert "20.6" in text and "12.4" in text, "332 after 275.36 is +20.6 %, the source says +12.4 %"
    assert page.get_by_role("table").count() >= 1
    assert page.locator('main a[href*="/publication/"]').count() > 10, "figures name their sources"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_fits_one_page_of_paper(opened, language, tmp_path):
    words = WORDS[language]
    page = opened(f"/{language}/market/procurement")
    ask = open_answered_ask(page)
    page.get_by_role("link", name=words["sheet"]).click()
    expect(page).to_have_url(re.compile(f"/{language}/sheet/{ask.rpartition('/')[2]}$"))
    # The short address on it is what gets typed from paper.
    expect(page.get_by_text(re.compile(rf"/a/{ask.rpartition('/')[2]}"))).to_be_visible()
    page.emulate_media(media="print")
    paper = page.pdf(format="A4")
    (tmp_path / "sheet.pdf").write_bytes(paper)
    pages = [int(count) for count in re.findall(rb"/Type\s*/Pages\b.*?/Count\s+(\d+)", paper, re.DOTALL)] or [
        len(re.findall(rb"/Type\s*/Page\b(?!s)", paper))
    ]
    assert max(pages) == 1
    page.emulate_media(media="screen")
    page.get_by_role("link", name=words["back"]).click()
    expect(page).to_have_url(re.compile(re.escape(ask) + "$"))


def test_a_short_address_leads_to_the_record(opened):
    page = opened("/zh/market/procurement")
    ask = open_answered_ask(page)
    short = opened(f"/a/{ask.rpartition('/')[2]}", extra_http_headers={"Accept-Language": "en"})
    expect(short).to_have_url(re.compile(re.escape(ask.replace("/zh/", "/en/")) + "$"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_address_that_is_none_says_what_to_do(chromium, portal, language):
    context = chromium.new_context(base_url=portal.address)
    page = context.new_page()
    answer = page.goto(f"/{language}/need/absent")
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_role("main").get_by_role("link").count() >= 1
    context.close()
