"""Accounts from the command line: the first administrator, and what an operator does for others."""

import json


def test_the_first_administrator(cluster):
    made = cluster.json("account", "add", "Wang@Example.cn", "--name", "王工", "--office", "administrator", "--lang", "zh")
    assert made["link"].startswith("http://127.0.0.1:8080/zh/password/") and len(made["account"]) == 12
    (listed,) = cluster.lines("account", "list")
    assert listed["email"] == "wang@example.cn" and listed["offices"] == ["administrator"]
    assert listed["state"] == "invited"
    again = cluster.run("account", "add", "wang@example.cn", "--json", code=1)
    assert again.error["code"] == "account.exists"
    assert cluster.run("account", "add", "no address", "--json", code=1).error["code"] == "account.email.invalid"
    last = cluster.run("account", "withdraw", "wang@example.cn", "--office", "administrator", "--json", code=1)
    assert last.error["code"] == "account.administrator.last"
    assert cluster.json("check")["ok"] is True


def test_organisations_and_states(cluster):
    file = cluster.folder / "organisations.csv"
    file.write_text("名称\n示例医院\n")
    cluster.imports(file, "organisation")
    cluster.json("account", "add", "a@example.cn")
    assert cluster.json("account", "join", "a@example.cn", "示例医院", "--role", "owner")["changed"] is True
    assert cluster.json("account", "join", "a@example.cn", "示例医院", "--role", "owner")["changed"] is False
    (listed,) = [line for line in cluster.lines("account", "list") if line["email"] == "a@example.cn"]
    assert list(listed["memberships"].values()) == ["owner"]
    agent = cluster.run("account", "join", "a@example.cn", "示例医院", "--role", "agent", "--json", code=1)
    assert agent.error["code"] == "membership.agent"
    assert "示例医院" in cluster.run("account", "list").out
    assert cluster.json("account", "suspend", "a@example.cn")["changed"] is True
    assert cluster.run("account", "link", "a@example.cn", "--json", code=1).error["code"] == "account.suspended"
    assert cluster.json("account", "restore", "a@example.cn")["changed"] is True
    assert cluster.json("account", "leave", "a@example.cn", "示例医院")["changed"] is True
    assert cluster.run("account", "link", "b@example.cn", "--json", code=1).error["code"] == "account.absent"


def test_nothing_of_an_account_is_exported_or_found(cluster):
    cluster.json("account", "add", "secretname@example.cn", "--name", "绝密姓名")
    folder = cluster.folder / "out"
    cluster.run("export", "--all", "--out", folder, "--format", "jsonl")
    for file in folder.glob("*"):
        assert "secretname" not in file.read_text() and "绝密姓名" not in file.read_text()
    assert cluster.json("search", "绝密姓名")["total"] == 0


def test_the_access_table(cluster):
    rows = cluster.json("access", "table")["rows"]
    roles = ["visitor", "member", "broker", "reviewer", "operator", "administrator"]
    assert all(list(row.keys() - {"verb", "path"}) and set(row) == {"verb", "path", *roles} for row in rows)
    assert all(row[role] in ("allow", "deny", "own") for row in rows for role in roles)
    table = {(row["verb"], row["path"]): row for row in rows}
    assert len(table) == len(rows)
    assert table["GET", "/zh/search"]["visitor"] == "allow"
    assert table["GET", "/en/account"] | {} == {
        "verb": "GET", "path": "/en/account", "visitor": "deny", **{role: "own" for role in roles[1:]},
    }  # fmt: skip
    assert table["POST", "/api/v1/imports"]["member"] == "deny"
    assert table["POST", "/api/v1/imports"]["operator"] == "allow"
    assert json.dumps(rows)
