"""A running portal shows what another process imports."""

import time
import urllib.error
import urllib.request

from playwright.sync_api import expect


def test_an_import_is_seen_within_two_seconds(opened, cluster, portal, tmp_path):
    # New words every time: the portal is shared by the tests.
    name = f"现场试验需求{time.time_ns() % 10**9}"
    file = tmp_path / "live.csv"
    file.write_text(f"需求名称,说明\n{name},另一进程导入\n", encoding="utf-8")
    page = opened(f"/zh/search?q={name}&kind=need")
    expect(page.locator("main").get_by_role("link", name=name)).to_have_count(0)
    cluster.imports(file, "need")
    begin = time.monotonic()
    address = f"{portal.address}/zh/market/procurement"
    while True:
        with urllib.request.urlopen(address, timeout=2) as answer:
            seen = name in answer.read().decode()
        seconds = time.monotonic() - begin
        if seen or seconds > 5:
            break
        time.sleep(0.05)
    print(f"\nseen after {seconds:.2f} s")
    assert seen and seconds < 2
    page.reload()
    expect(page.locator("main").get_by_role("link", name=name)).to_be_visible()


def test_a_page_that_has_not_changed_is_not_sent_again(portal):
    address = f"{portal.address}/en/about"
    with urllib.request.urlopen(address, timeout=5) as answer:
        tag = answer.headers["ETag"]
        assert tag and answer.headers["Content-Security-Policy"]
    request = urllib.request.Request(address, headers={"If-None-Match": tag})
    try:
        urllib.request.urlopen(request, timeout=5)
        raise AssertionError("the page was sent again")
    except urllib.error.HTTPError as error:
        with error:
            assert error.code == 304
