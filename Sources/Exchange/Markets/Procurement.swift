import Core
import Matching
import Registry

/// A product with its maker and registrations, as a buyer looks at it.
struct ProductAnswer: Answer {
  let product: Product
  let maker: Filed<Organisation>?
  let registrations: [Registration]
  /// Catalogues and awards that name it, from relations.
  let honours: [Text]

  var ref: Ref { product.ref }
  var title: Text { product.name }
  var categories: [Code] { product.categories }
  var fields: [String] { product.fields }
  var regions: [Code] { maker?.record.region ?? [] }
  var parties: [Filed<Organisation>] { maker.map { [$0] } ?? [] }
}

/// 采购对接: a hospital's equipment need → products with registration and maker.
///
/// Papers, origin and honours speak for a product that is of the kind asked for, and make no product one.
func procurement(today: Day) -> Market<Ask, ProductAnswer> {
  Market(
    "procurement", Label("采购对接", "Procurement"), askLabel: Label("采购需求", "Equipment need"),
    answerLabel: Label("产品", "Product"),
    gates: [sameCategory, notOwn(), madeInChina, onSale(today), registered(today)],
    criteria: [
      words(3), category(3), fields(1), registration(today), domestic, recognised, nearness(.ask, 0.5),
    ], floor: 0.2)
}

/// A certain category excludes products of another; a guessed one only ranks.
private let sameCategory = Gate<Ask, ProductAnswer>("category", Label("器械分类", "Device category")) { ask, answer in
  guard !ask.categories.codes.isEmpty else {
    return .unknown(question: Label("需求属于哪一类器械？", "Which device category is wanted?"))
  }
  let systems = Set(ask.categories.codes.map(\.system))
  let comparable = answer.categories.filter { systems.contains($0.system) }
  let fits = comparable.contains { code in
    ask.categories.codes.contains { ask.codes.isWithin(code, $0) || ask.codes.isWithin($0, code) }
  }
  if fits { return .pass }
  let (wanted, codes) = (ask.categories.codes[0], ask.codes)
  if comparable.isEmpty || !ask.categories.isCertain {
    return .unknown(
      question: Label("是否属于「\(codes.name(wanted, .zh))」？", "Is it of “\(codes.name(wanted, .en))”?"))
  }
  return .fail(
    Label(
      "属于「\(codes.name(comparable[0], .zh))」，不是「\(codes.name(wanted, .zh))」",
      "it is of “\(codes.name(comparable[0], .en))”, not “\(codes.name(wanted, .en))”"))
}

/// Who wants to replace imports is not answered with an import.
private let madeInChina = Gate<Ask, ProductAnswer>("origin", Label("国产", "Made in China")) { ask, answer in
  guard ask.domestic == .required else { return .pass }
  return answer.product.origin == "imported"
    ? .fail(Label("是进口产品，而需求是国产", "it is imported, and domestic is asked for")) : .pass
}

private func onSale(_ today: Day) -> Gate<Ask, ProductAnswer> {
  Gate("on-sale", Label("可采购", "Can be bought")) { _, answer in
    switch answer.product.stage {
    case "marketed": .pass
    case let stage? where !answer.registrations.contains { $0.isInForce(on: today) }:
      .fail(
        Label(
          "尚在\(Vocabulary.stages.label(stage).zh)阶段，还不能采购",
          "it is still at the stage of \(Vocabulary.stages.label(stage).en.lowercased())"))
    default: .pass
    }
  }
}

/// A registration in force where the asker is. That we know of none proves nothing: then it is a question.
private func registered(_ today: Day) -> Gate<Ask, ProductAnswer> {
  Gate("registered", Label("注册证", "Registration")) { ask, answer in
    let here = answer.registrations.filter { covers($0, ask) }
    if let valid = here.first(where: { $0.isInForce(on: today) }) {
      let number = valid.number ?? ""
      return .pass(
        valid.isFiling
          ? Label("已备案 \(number)", "filed: \(number)")
          : valid.isChinese
            ? Label("持有注册证 \(number)", "registered: \(number)") : Label("有境外许可 \(number)", "cleared abroad: \(number)"))
    }
    // Of several that ended, the last is the one to ask about.
    let ended = here.compactMap { one in one.ended(by: today).map { (one, $0) } }
    if let (lapsed, end) = ended.max(by: { $0.1.day < $1.1.day }) {
      let number = lapsed.number ?? ""
      return .fail(
        end.isCancelled
          ? Label(
            "\(lapsed.paper.zh) \(number) 已于 \(end.day) 注销",
            "its \(lapsed.paper.en) \(number) was cancelled on \(end.day)")
          : Label(
            "\(lapsed.paper.zh) \(number) 已于 \(end.day) 失效", "its \(lapsed.paper.en) \(number) expired on \(end.day)"))
    }
    if let abroad = clearedAbroad(answer, today) {
      return .unknown(
        question: Label(
          "已有境外许可 \(abroad.number ?? "")，在中国注册了吗？", "It has \(abroad.number ?? "") abroad; is it registered in China?"))
    }
    return .unknown(question: Label("注册证编号是什么、有效期到何时？", "Which registration has it, and until when?"))
  }
}

/// An ask from China wants a Chinese registration; one that does not say where it is takes any.
private func covers(_ registration: Registration, _ ask: Ask) -> Bool {
  isInChina(ask.regions) ? registration.isChinese : true
}

/// What another country has let in, and still does: a Chinese paper that lapsed is none of these.
private func clearedAbroad(_ answer: ProductAnswer, _ today: Day) -> Registration? {
  answer.registrations.first { !$0.isChinese && $0.isInForce(on: today) }
}

private func registration(_ today: Day) -> Criterion<Ask, ProductAnswer> {
  Criterion("registration", Label("注册证", "Registration"), side: .ask, weight: 1, incidental: true) { ask, answer in
    if let valid = answer.registrations.first(where: { covers($0, ask) && $0.isInForce(on: today) }) {
      let authority = Vocabulary.authorities.label(valid.authority ?? "")
      return .value(
        1, because: Label("\(authority.zh)：\(valid.number ?? "")", "\(authority.en): \(valid.number ?? "")"))
    }
    if let abroad = clearedAbroad(answer, today) {
      return .value(0.4, because: Label("有境外许可 \(abroad.number ?? "")", "cleared abroad: \(abroad.number ?? "")"))
    }
    // The gate of the same name asks; one question is enough.
    return .unstated
  }
}

private let domestic = Criterion<Ask, ProductAnswer>(
  "domestic", Label("国产替代", "Made in China"), side: .ask, weight: 2, incidental: true
) { ask, answer in
  guard ask.domestic != .none else { return .unstated }
  switch answer.product.origin {
  case "domestic": return .value(1, because: Label("国产，正合替代进口之需", "made in China, as asked"))
  case "imported": return .value(0, because: Label("进口产品", "imported"))
  default:
    guard let maker = answer.maker?.record, !maker.region.isEmpty else {
      return .unknown(question: Label("是国产吗？", "Is it made in China?"))
    }
    return isInChina(maker.region)
      ? .value(0.8, because: Label("生产企业在国内", "its maker is in China"))
      : .value(0, because: Label("生产企业在国外", "its maker is abroad"))
  }
}

private let recognised = Criterion<Ask, ProductAnswer>(
  "recognised", Label("入选目录或奖项", "Listed or awarded"), side: .ask, weight: 0.5, incidental: true
) { _, answer in
  guard let honour = answer.honours.first else { return .unstated }
  return .value(1, because: Label("见于\(honour.best(.zh))", "named in \(honour.best(.en))"))
}
