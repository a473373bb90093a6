import Core
import Matching
import Registry

// Criteria that several markets share. Each says in both languages what in the records it rests on.

/// The share of the ask's words that the answer has, weighed by how rare they are.
func words<A: Answer>(_ weight: Double) -> Criterion<Ask, A> {
  Criterion("words", Label("用词相合", "Words in common"), side: .ask, weight: weight) { ask, answer in
    guard ask.saysSomething else { return .unstated }
    let relevance = ask.relevance(answer.ref)
    guard relevance.share > 0 else { return .value(0, because: Label("没有共同的词", "no words in common")) }
    let shown = relevance.shared.sorted { $0.contribution > $1.contribution }.map(\.asked)
    let (zh, en) = (spoken(shown, .zh), spoken(shown, .en))
    return .value(
      relevance.share, because: Label("都提到：" + zh.joined(separator: "、"), "both mention " + en.joined(separator: ", ")))
  }
}

/// At most five of the words, for a reader of `language`: its own script first, and no word that stands within another.
private func spoken(_ words: [String], _ language: Language) -> [String] {
  var seen: Set<String> = []
  let distinct = words.filter { seen.insert($0.lowercased()).inserted }
  let own = distinct.filter { (Language.guess($0) == .zh) == (language == .zh) }
  let chosen = own.isEmpty ? distinct : own
  let whole = chosen.filter { word in !chosen.contains { $0 != word && $0.lowercased().contains(word.lowercased()) } }
  return Array((whole.isEmpty ? chosen : whole).prefix(5))
}

/// How near the categories are: the same, one within the other, or none.
func category<A: Answer>(_ weight: Double) -> Criterion<Ask, A> {
  Criterion("category-fit", Label("分类相合", "Category"), side: .ask, weight: weight) { ask, answer in
    guard !ask.categories.codes.isEmpty else { return .unstated }
    let systems = Set(ask.categories.codes.map(\.system))
    let comparable = answer.categories.filter { systems.contains($0.system) }
    guard !comparable.isEmpty else {
      let name = ask.codes.name(ask.categories.codes[0], .zh)
      let english = ask.codes.name(ask.categories.codes[0], .en)
      return .unknown(question: Label("是否属于「\(name)」类？", "Is it of the category “\(english)”?"))
    }
    var best: (value: Double, code: Code)?
    for (wanted, trust) in zip(ask.categories.codes, ask.categories.trust) {
      for code in comparable {
        let nearness =
          code == wanted ? 1 : ask.codes.isWithin(code, wanted) ? 0.9 : ask.codes.isWithin(wanted, code) ? 0.6 : 0
        if nearness * trust > best?.value ?? 0 { best = (nearness * trust, code) }
      }
    }
    guard let best else { return .value(0, because: Label("分类不同", "of another category")) }
    return .value(
      best.value,
      because: Label(
        "同属 \(best.code.value) \(ask.codes.name(best.code, .zh))",
        "same category, \(best.code.value) \(ask.codes.name(best.code, .en))"))
  }
}

/// Device fields in common, out of those that the ask names.
func fields<A: Answer>(_ weight: Double) -> Criterion<Ask, A> {
  Criterion("field", Label("产品领域", "Device field"), side: .ask, weight: weight) { ask, answer in
    guard !ask.fields.isEmpty else { return .unstated }
    guard !answer.fields.isEmpty else {
      return .unknown(question: Label("对方的产品领域是什么？", "Which device fields are theirs?"))
    }
    let common = ask.fields.filter(answer.fields.contains)
    guard !common.isEmpty else { return .value(0, because: Label("领域不同", "of another field")) }
    let names = common.map { Vocabulary.deviceFields.label($0) }
    return .value(
      Double(common.count) / Double(ask.fields.count),
      because: Label(
        "领域相同：" + names.map(\.zh).joined(separator: "、"), "same field: " + names.map(\.en).joined(separator: ", ")))
  }
}

/// How far apart the two sides are: the same city, province, country.
func nearness<A: Answer>(_ side: Side, _ weight: Double) -> Criterion<Ask, A> {
  Criterion("region", Label("地域", "Region"), side: side, weight: weight) { ask, answer in
    guard !ask.regions.isEmpty, !answer.regions.isEmpty else { return .unstated }
    var best: (Double, Code)?
    for a in ask.regions {
      for b in answer.regions {
        let common = ask.codes.path(a).first { ask.codes.path(b).contains($0) }
        guard let common else { continue }
        let value = common.value.count >= 4 ? 1 : 0.7
        if value > best?.0 ?? 0 { best = (value, common) }
      }
    }
    if let best {
      return .value(
        best.0, because: Label("同在\(ask.codes.name(best.1, .zh))", "both in \(ask.codes.name(best.1, .en))"))
    }
    let national = ask.regions.allSatisfy { $0.system == "cn" } && answer.regions.allSatisfy { $0.system == "cn" }
    return .value(
      national ? 0.4 : 0.15,
      because: national ? Label("同在国内", "both in China") : Label("分处不同国家", "in different countries"))
  }
}

/// Nobody answers an own ask.
func notOwn<A: Answer>() -> Gate<Ask, A> {
  Gate("not-own", Label("非本单位", "Not one's own")) { ask, answer in
    guard let own = answer.parties.first(where: { ask.parties.contains($0.id.rawValue) }) else { return .pass }
    return .fail(Label("就是提出单位自己：\(own.name.best(.zh))", "it is the asker itself: \(own.name.best(.en))"))
  }
}
