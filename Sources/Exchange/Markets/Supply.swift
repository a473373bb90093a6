import Core
import Matching
import Registry

/// Somebody's offer of a part, a material or a service, or a link of the chain that is known to be made here.
struct SupplyAnswer: Answer {
  let ref: Ref
  let title: Text
  let offer: Offer?
  let link: Component?
  /// What the offer or the link is a part of, from near to far.
  let chain: [Ref]
  let suppliers: [Organisation]
  let categories: [Code]
  let fields: [String]
  let regions: [Code]
  var parties: [Organisation] { suppliers }
}

/// 供应对接: a maker's shortage of a part or material → suppliers' offers, links of the chain.
func supply(today: Day) -> Market<Ask, SupplyAnswer> {
  Market(
    "supply", Label("供应对接", "Supply"), askLabel: Label("配套需求", "Shortage"), answerLabel: Label("供给", "Supply"),
    gates: [notOwn(), inForce(today), sameLink, available],
    criteria: [words(3), link, fields(2), category(1), nearness(.ask, 1), serves], floor: 0.12)
}

private func inForce(_ today: Day) -> Gate<Ask, SupplyAnswer> {
  Gate("in-force", Label("仍有效", "Still offered")) { _, answer in
    if let status = answer.offer?.status, status != "open" {
      return .fail(Label("供给已\(Vocabulary.statuses.label(status).zh)", "the offer is \(Vocabulary.statuses.label(status).en.lowercased())"))
    }
    if let until = answer.offer?.validUntil, until < today {
      return .fail(Label("供给已于 \(until) 到期", "the offer ended on \(until)"))
    }
    return .pass
  }
}

/// Where both sides name a link of the chain, it has to be the same, or one part of the other.
private let sameLink = Gate<Ask, SupplyAnswer>("link", Label("链环", "Link of the chain")) { ask, answer in
  guard let wanted = ask.component, !answer.chain.isEmpty else { return .pass }
  return answer.chain.contains(wanted) ? .pass : .fail(Label("是另一个链环", "it is another link of the chain"))
}

private let available = Gate<Ask, SupplyAnswer>("supplier", Label("供应方", "Supplier")) { _, answer in
  if let supplier = answer.suppliers.first {
    return .pass(Label("供应方：\(supplier.name.best(.zh))", "supplied by \(supplier.name.best(.en))"))
  }
  return .unknown(question: Label("由谁供应？", "Who supplies it?"))
}

private let link = Criterion<Ask, SupplyAnswer>("chain", Label("产业链位置", "Place in the chain"), side: .ask, weight: 3) { ask, answer in
  guard let wanted = ask.component else { return .unstated }
  guard let depth = answer.chain.firstIndex(of: wanted) else {
    return answer.chain.isEmpty
      ? .unknown(question: Label("供给的是哪个链环？", "Which link of the chain is it?"))
      : .value(0, because: Label("另一个链环", "another link of the chain"))
  }
  return .value(
    depth == 0 ? 1 : 0.7,
    because: depth == 0
      ? Label("正是所缺的链环", "exactly the link that is short") : Label("是所缺链环的组成部分", "a part of the link that is short"))
}

private let serves = Criterion<Ask, SupplyAnswer>("serves", Label("服务对象", "Whom it serves"), side: .answer, weight: 1) { ask, answer in
  guard let wanted = answer.offer?.serves, !wanted.isEmpty else { return .unstated }
  guard let roles = ask.requester?.roles, !roles.isEmpty else {
    return .unknown(question: Label("提出单位是哪类机构？", "What kind of organisation asks?"))
  }
  let names = wanted.map { Vocabulary.organisationRoles.label($0) }
  guard roles.contains(where: wanted.contains) else {
    return .value(0, because: Label("面向\(names.map(\.zh).joined(separator: "、"))", "meant for \(names.map(\.en).joined(separator: ", "))"))
  }
  return .value(1, because: Label("正面向这类机构", "meant for organisations of this kind"))
}
