import Core
import Matching
import Registry

/// Somebody's offer of a part, a material or a service, or a link of the chain that is known to be made here.
struct SupplyAnswer: Answer {
  let ref: Ref
  let title: Text
  let offer: Filed<Offer>?
  let link: Component?
  /// What the offer or the link is a part of, from near to far.
  let chain: [Ref]
  /// A craft (machining, software) serves many links.
  let isCraft: Bool
  let suppliers: [Filed<Organisation>]
  let categories: [Code]
  let fields: [String]
  let regions: [Code]
  var parties: [Filed<Organisation>] { suppliers }
}

/// 供应对接: a maker's shortage of a part or material → suppliers' offers, links of the chain.
func supply(today: Day) -> Market<Ask, SupplyAnswer> {
  Market(
    "supply", Label("供应对接", "Supply"), askLabel: Label("配套需求", "Shortage"), answerLabel: Label("供给", "Supply"),
    gates: [notOwn(), stillOffered(today), sameLink, available],
    criteria: [words(3), link, fields(2), category(1), nearness(.ask, 0.5), serves], floor: 0.12)
}

/// Where both sides name a link of the chain, it has to be the same or lie within the other; kin and crafts are a question.
private let sameLink = Gate<Ask, SupplyAnswer>("link", Label("产业链环节", "Link of the chain")) { ask, answer in
  guard let wanted = ask.chain.first, let given = answer.chain.first else { return .pass }
  if answer.chain.contains(wanted) || ask.chain.contains(given) { return .pass }
  if answer.isCraft || !Set(answer.chain.dropFirst()).isDisjoint(with: ask.chain.dropFirst()) {
    return .unknown(question: Label("其中包括所缺的这一项吗？", "Is what is short among them?"))
  }
  return .fail(Label("是另一个产业链环节", "it is another link of the chain"))
}

private let available = Gate<Ask, SupplyAnswer>("supplier", Label("供应方", "Supplier")) { _, answer in
  if let supplier = answer.suppliers.first {
    return .pass(Label("供应方：\(supplier.record.name.best(.zh))", "supplied by \(supplier.record.name.best(.en))"))
  }
  return .unknown(question: Label("由谁供应？", "Who supplies it?"))
}

private let link = Criterion<Ask, SupplyAnswer>("chain", Label("产业链位置", "Place in the chain"), side: .ask, weight: 3) {
  ask, answer in
  guard let wanted = ask.chain.first else { return .unstated }
  if let given = answer.chain.first, ask.chain.dropFirst().contains(given) {
    return .value(0.5, because: Label("涵盖所缺的产业链环节", "covers the link that is short"))
  }
  guard let depth = answer.chain.firstIndex(of: wanted) else {
    return answer.chain.isEmpty
      ? .unknown(question: Label("供给的是哪个产业链环节？", "Which link of the chain is it?"))
      : .value(0, because: Label("另一个产业链环节", "another link of the chain"))
  }
  return .value(
    depth == 0 ? 1 : 0.7,
    because: depth == 0
      ? Label("正是所缺的产业链环节", "exactly the link that is short")
      : Label("是所缺产业链环节的组成部分", "a part of the link that is short"))
}

private let serves = Criterion<Ask, SupplyAnswer>(
  "serves", Label("服务对象", "Whom it serves"), side: .answer, weight: 1, incidental: true
) { ask, answer in
  guard let wanted = answer.offer?.record.serves, !wanted.isEmpty else { return .unstated }
  // Unknown would count as nothing and, alone on its side, undo the whole match: who asks is rather left open.
  guard !ask.roles.isEmpty else { return .unstated }
  guard ask.roles.contains(where: wanted.contains) else {
    return .value(
      0, because: spelled(wanted, .organisationRoles).said { Label("面向\($0.zh)", "meant for \($0.en)") })
  }
  return .value(1, because: Label("正面向这类机构", "meant for organisations of this kind"))
}
