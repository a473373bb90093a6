import Core
import Matching
import Registry
import Search

// What is said where an ask has no answer, and what would answer but for a gate or two.

extension Exchange {
  /// Told by those that come nearest, whatever gates say of them.
  func none(_ ask: Ask, _ booth: Booth, _ audience: Audience) -> NoAnswer {
    let code = ask.categories.codes.first
    let pairs = pairs(ask, booth, audience)
    var refusedBy: [String: Int] = [:]
    for pair in pairs {
      for gate in pair.gates where gate.fails { refusedBy[gate.gate, default: 0] += 1 }
    }
    func answer(_ name: String, _ label: Label) -> NoAnswer {
      NoAnswer(code: "match.none.\(name)", label: label, category: code, refusedBy: refusedBy)
    }
    let what = booth.card.answerLabel
    if let code, booth.kinds == [Product.kind], let label = noneOf(code, for: audience) {
      return answer(code.system == "goods" ? "goods" : "category", label)
    }
    if let near = Self.misses(pairs).first(where: { $0.score >= 0.25 }) {
      return answer("gates", nearest(near, near.answer, audience))
    }
    if let gate = refusedBy.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
      let label = booth.card.gates.first { $0.name == gate.key }?.label ?? Label(gate.key, gate.key)
      return answer(
        "gates",
        Label(
          "看过 \(pairs.count) 个\(what.zh)，多因「\(label.zh)」不符",
          "\(pairs.count) looked at; most fail “\(label.en)”"))
    }
    if code == nil && booth.kinds == [Product.kind] {
      return answer(
        "uncategorised",
        Label("未能判断所需的器械分类，也没有用词相同的产品", "The device category is not clear, and no product shares its words"))
    }
    return answer("weak", weak(what, pairs.map { ($0, $0.answer) }, booth, audience))
  }

  /// What comes nearest, and which gates keep it apart.
  func nearest(_ pair: Explanation, _ other: Ref, _ audience: Audience) -> Label {
    let title = cluster.title(of: other, for: audience) ?? Text.empty
    let why = pair.failures.map(\.why)
    return Label(
      "最接近的是「\(title.best(.zh))」，但\(why.map(\.zh).joined(separator: "；"))",
      "Nearest is “\(title.best(.en))”, but \(why.map(\.en).joined(separator: "; "))")
  }

  /// That no gate stands in the way and still nothing fits: how near the best comes, and what is missing.
  func weak(_ what: Label, _ pairs: [(Explanation, Ref)], _ booth: Booth, _ audience: Audience) -> Label {
    guard !pairs.isEmpty else {
      return Label("没有与它有共同之处的\(what.zh)", "Nothing here has anything in common with it: \(what.en.lowercased())")
    }
    let none = Label("没有足够匹配的\(what.zh)", "Nothing here fits well enough: \(what.en.lowercased())")
    let passing = pairs.filter { $0.0.fits && $0.0.score > 0 }
    guard let (best, other) = passing.max(by: { ($0.0.score, $1.1) < ($1.0.score, $0.1) }) else { return none }
    let title = cluster.title(of: other, for: audience) ?? Text.empty
    let (score, floor) = (Int(best.score * 100), Int((booth.card.floor * 100).rounded(.up)))
    guard best.score < booth.card.floor else {
      let only = best.reasons.map(\.because)
      return Label(
        "\(none.zh)；最接近的「\(title.best(.zh))」只有这一点相合：\(only.map(\.zh).joined(separator: "；"))",
        "\(none.en). Nearest is “\(title.best(.en))”, for which only this speaks: \(only.map(\.en).joined(separator: "; "))"
      )
    }
    return Label(
      "\(none.zh)；最接近的「\(title.best(.zh))」得 \(score) 分，至少要 \(floor) 分",
      "\(none.en). Nearest is “\(title.best(.en))” with a score of \(score); \(floor) is the least")
  }

  /// That no product here is of a category; nil where one is.
  private func noneOf(_ code: Code, for audience: Audience) -> Label? {
    let (zh, en) = (cluster.codes.name(code, .zh), cluster.codes.name(code, .en))
    if code.system == "goods" {
      return Label(
        "所需为「\(zh)」，不按医疗器械管理，此处没有这类产品",
        "“\(en)” is asked for: not regulated as a device, and none is offered here")
    }
    let filter = Filter(kinds: [Product.kind], facets: ["categories": [code.description]])
    guard cluster.index.search(Query([], filter: filter), for: audience, limit: 1).hits.isEmpty else { return nil }
    return Label(
      "此处没有「\(code.value) \(zh)」类的产品", "No product here is of the category “\(code.value) \(en)”")
  }

  /// All that a market has to say of an ask's candidates.
  func pairs(_ ask: Ask, _ booth: Booth, _ audience: Audience) -> [Explanation] {
    let answers = AnswerReader(cluster: cluster, audience: audience)
    let candidates = candidates(for: ask, booth, audience)
    return candidates.nearest(AnswerCandidates.depth(for: 10)).compactMap { booth.explain(ask, $0, answers) }
  }

  /// What has less in common than this is not near.
  private static let nearness = 0.12

  /// The pairs that one gate or two keep apart, and that have something in common, the nearest first. Not those of one country, where
  /// partners across a border are sought: nothing will change that.
  static func misses(_ pairs: [Explanation]) -> [Explanation] {
    let near = pairs.filter { pair in
      !pair.fits && pair.score >= nearness && pair.refusals <= 2
        && !pair.gates.contains { $0.gate == "cross-border" && $0.fails }
    }
    // Of one ask the answers differ, of one answer the asks: both together are an order for either.
    return near.sorted { a, b in
      (a.refusals, b.score, a.ask, a.answer) < (b.refusals, a.score, b.ask, b.answer)
    }
  }
}
