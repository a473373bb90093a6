"""A portal of the example cluster and a real browser, for tests that do what a visitor does."""

import os

import pytest
from playwright.sync_api import sync_playwright

from lianqiao import ROOT, Cluster

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """The store behind the portal, for imports from beside it."""
    return Cluster(tmp_path_factory.mktemp("portal"))


@pytest.fixture(scope="session")
def portal(cluster):
    with cluster.serving("demo") as portal:
        yield portal


@pytest.fixture(scope="session")
def chromium():
    if not os.path.exists(CHROMIUM):
        pytest.fail(f"{CHROMIUM} is not there: run scripts/setup test")
    # The sandbox needs a user other than root; what is opened here is our own server alone.
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.when == "call":
        item.failed_call = report.failed
    return report


@pytest.fixture
def opened(chromium, portal, request):
    """Opens pages; a console message, a failed request or a script's error on any of them fails the test."""
    contexts, faults, pages = [], [], []

    def open_page(path, viewport=DESK, refusals=(), **options):
        """`refusals`: statuses that the test brings about, of which the browser complains in its console."""
        told = tuple(f"responded with a status of {status} " for status in refusals)
        context = chromium.new_context(base_url=portal.address, viewport=viewport, **options)
        contexts.append(context)
        context.set_default_timeout(5000)
        page = context.new_page()
        pages.append(page)
        page.on(
            "console",
            lambda message: (
                faults.append(f"{page.url}: {message.type}: {message.text}")
                if message.type in ("error", "warning") and not any(words in message.text for words in told)
                else None
            ),
        )
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        # A request that leaving the page cut short is no fault.
        page.on(
            "requestfailed",
            lambda failed: (
                faults.append(f"{failed.url}: {failed.failure}") if failed.failure != "net::ERR_ABORTED" else None
            ),
        )
        page.on(
            "response", lambda answer: faults.append(f"{answer.url}: {answer.status}") if answer.status >= 500 else None
        )
        assert page.goto(path).ok, path
        return page

    yield open_page
    if getattr(request.node, "failed_call", False):
        folder = ROOT / "var/browser"
        folder.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(pages):
            if not page.is_closed():
                name = "".join(c if c.isalnum() else "-" for c in request.node.name)
                page.screenshot(path=folder / f"{name}-{number}.png", full_page=True)
    for context in contexts:
        context.close()
    assert faults == []
