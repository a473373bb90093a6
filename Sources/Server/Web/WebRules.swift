package import Core

// What the portal itself refuses. Rules of records, codes and cursors stand in Core.

extension Refusal {
  package static let webRules: [Rule] = [
    .webPageAbsent, .webRecordAbsent, .webMethod, .webQueryLong, .webValueLong, .webValueInvalid, .webQueryEncoding,
    .webFailed,
  ]
}

extension Refusal.Rule {
  package static let webPageAbsent = Self(
    "web.page.absent", status: 404, Label("没有这个页面。", "There is no such page."),
    fix: Label("请核对网址，或从首页、搜索开始。", "Check the address, or begin at the home page or with a search."))
  package static let webRecordAbsent = Self(
    "web.record.absent", status: 404, Label("没有编号为 {what} 的记录。", "There is no record with the id {what}."),
    fix: Label("它可能已被撤下；请用名称搜索。", "It may have been withdrawn; search for it by name."))
  package static let webMethod = Self(
    "web.method", status: 405, Label("此处不能 {what}。", "This address does not take {what}."),
    fix: Label("请用 {allow}。", "Use one of: {allow}"))
  package static let webQueryLong = Self(
    "web.query.long", status: 400, Label("网址参数超过 {limit} 字节。", "The query is longer than {limit} bytes."),
    fix: Label("请缩短检索词或减少筛选条件。", "Shorten the words or choose fewer filters."))
  package static let webValueLong = Self(
    "web.value.long", status: 400,
    Label("参数 {what} 超过上限 {limit}。", "The parameter {what} is over its limit of {limit}."),
    fix: Label("请缩短后重试。", "Shorten it and try again."))
  package static let webValueInvalid = Self(
    "web.value.invalid", status: 400, Label("参数 {what} 不能是「{value}」。", "The parameter {what} cannot be “{value}”."),
    fix: Label("请从页面上的链接进入，或去掉该参数。", "Follow a link on the page, or leave the parameter out."))
  package static let webQueryEncoding = Self(
    "web.query.encoding", status: 400, Label("网址参数「{what}」的编码不是 UTF-8。", "The query “{what}” is not encoded as UTF-8."),
    fix: Label("请在搜索框中重新输入。", "Type it anew into the search box."))
  package static let webFailed = Self(
    "web.failed", status: 500, Label("服务器出错了。", "The server failed."),
    fix: Label("已记录；请稍后重试。", "It has been noted; try again later."))
}
