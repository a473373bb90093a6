extension Refusal {
  static let matchRules: [Rule] = [.matchMarketUnknown, .matchNotAnAsk, .matchNotAnAnswer, .cursorInvalid]
}

// Faults of what is asked of matching and search.
extension Refusal.Rule {
  package static let matchMarketUnknown = Self(
    "match.market.unknown", exit: 2, status: 400, Label("没有「{what}」这个市场。", "There is no market called “{what}”."),
    fix: Label("可用：{markets}", "One of: {markets}"))
  package static let matchNotAnAsk = Self(
    "match.ask.none", Label("{what} 在此市场没有所求。", "{what} asks for nothing in this market."),
    fix: Label(
      "请给出需求、寻求对接的项目或个案，或对机构与产品用 --market policy。",
      "Give a need, a project or case that seeks something, or an organisation or product with --market policy."))
  package static let matchNotAnAnswer = Self(
    "match.answer.none", Label("{what} 在此不作为应答。", "{what} is no answer here."),
    fix: Label(
      "请给出供给、产品、项目、机构、专家、政策、场地或产业链环节，并查看 --market；需求请直接写在 match 之后。",
      "Give an offer, product, project, organisation, expert, policy, place or link of the chain, and look at --market; a need goes right after match."
    ))
  package static let cursorInvalid = Self(
    "cursor.invalid", exit: 2, status: 400, Label("翻页标记「{what}」无效。", "“{what}” is not a cursor."),
    fix: Label("请从第一页重新开始。", "Begin again with the first page."))
}
