import Core
import Matching
import Registry
import Search

// Criteria that several markets share. Each says in both languages what in the records it rests on.

/// The share of the ask's words that the answer has, weighed by how rare they are; or the share for which it stands that the
/// names of both mean about the same in different languages, where that is more.
func words<A: Answer>(_ weight: Double) -> Criterion<Ask, A> {
  Criterion("words", Label("用词匹配", "Words in common"), side: .ask, weight: weight) { ask, answer in
    guard !ask.words.isEmpty else { return .unstated }
    let (title, ref, relevances) = (answer.title, answer.ref, ask.relevances)
    let share = relevances.share(of: ref)
    let meant = NameMeaning.isAcross(ask.languages, title) ? ask.meant(ref) : 0
    let asked = ask.title
    if meant > share { return .value(meant, because: nearInMeaning(asked, title)) }
    guard share > 0 else { return .value(0, because: Label("没有共同的词", "no words in common")) }
    return .value(share, because: bothMention(relevances.relevance(of: ref)))
  }
}

private func bothMention(_ relevance: Relevance) -> Label {
  let words = ToldWords(relevance)
  let (zh, en) = (words.told(.zh).prefix(5), words.told(.en).prefix(5))
  return Label("都提到：" + zh.joined(separator: "、"), "both mention " + en.joined(separator: ", "))
}

private func nearInMeaning(_ ask: Text, _ answer: Text) -> Label {
  Label(
    "意思相近：「\(ask.best(.zh))」与「\(answer.best(.zh))」", "near in meaning: “\(ask.best(.en))” and “\(answer.best(.en))”")
}

/// How near the categories are: the same, one within the other, or none.
func category<A: Answer>(_ weight: Double) -> Criterion<Ask, A> {
  Criterion("category-fit", Label("分类匹配", "Category"), side: .ask, weight: weight) { ask, answer in
    guard !ask.categories.codes.isEmpty else { return .unstated }
    let comparable = answer.categories.filter { code in
      ask.categories.codes.contains { $0.system == code.system }
    }
    guard !comparable.isEmpty else {
      let (codes, wanted) = (ask.codes, ask.categories.codes[0])
      return .unknown(
        question: Label(
          "是否属于「\(codes.name(wanted, .zh))」类？", "Is it of the category “\(codes.name(wanted, .en))”?"))
    }
    var best: (value: Double, code: Code)?
    for (wanted, trust) in zip(ask.categories.codes, ask.categories.trust) {
      for code in comparable {
        let nearness =
          code == wanted ? 1 : ask.codes.isWithin(code, wanted) ? 0.9 : ask.codes.isWithin(wanted, code) ? 0.6 : 0
        if nearness * trust > best?.value ?? 0 { best = (nearness * trust, code) }
      }
    }
    guard let (value, code) = best else { return .value(0, because: Label("分类不同", "of another category")) }
    let codes = ask.codes
    return .value(
      value,
      because: Label(
        "同属 \(code.value) \(codes.name(code, .zh))", "same category, \(code.value) \(codes.name(code, .en))"))
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
    return .value(
      Double(common.count) / Double(ask.fields.count),
      because: spelled(common, .deviceFields).said { Label("领域相同：\($0.zh)", "same field: \($0.en)") })
  }
}

/// How far apart the two sides are: the same city, province, country.
func nearness<A: Answer>(_ side: Side, _ weight: Double) -> Criterion<Ask, A> {
  Criterion("region", Label("地域", "Region"), side: side, weight: weight, incidental: true) { ask, answer in
    guard !ask.regions.isEmpty, !answer.regions.isEmpty else { return .unstated }
    var best: (Double, Code)?
    let theirPaths = answer.regions.map { ask.codes.path($0) }
    for own in ask.regionPaths {
      for theirs in theirPaths {
        let common = own.first { theirs.contains($0) }
        guard let common, common.system == "cn" else { continue }
        let value = common.value.count >= 4 ? 1 : 0.7
        if value > best?.0 ?? 0 { best = (value, common) }
      }
    }
    let codes = ask.codes
    if let (value, place) = best { return .value(value, because: bothIn(named([place], codes))) }
    let theirs = answer.regions.map(\.country)
    guard let common = ask.countries.first(where: theirs.contains) else {
      return .value(0.15, because: Label("分处不同国家", "in different countries"))
    }
    return .value(0.4, because: bothIn(named([common], codes)))
  }
}

private func bothIn(_ place: Label) -> Label { Label("同在\(place.zh)", "both in \(place.en)") }

/// Why a criterion gives nothing where its gate asks.
let notSaid = Label("未载，见门槛中的提问", "not said: its gate asks")

/// How much of what the ask names the answer names too. The gate of the same matter asks where either names nothing; so
/// what is wanted and not known gives nothing here, and is not asked twice. On the answering side it would stand alone
/// and undo the match, and is left open.
///
/// Written out, `wanted` takes what it needs; a key path in its place would copy the ask, for every pair.
func covered<A: Answer>(
  _ name: String, _ label: Label, _ side: Side, _ weight: Double, _ vocabulary: Vocabulary,
  wanted: @escaping @Sendable (Ask) -> [String], given: @escaping @Sendable (A) -> [String]
) -> Criterion<Ask, A> {
  Criterion(name, label, side: side, weight: weight) { ask, answer in
    let (wanted, given) = (wanted(ask), given(answer))
    guard !wanted.isEmpty else { return .unstated }
    guard !given.isEmpty else { return side == .ask ? .value(0, because: notSaid) : .unstated }
    let common = wanted.filter(given.contains)
    guard !common.isEmpty else { return .value(0, because: Label("没有匹配的\(label.zh)", "nothing in common")) }
    return .value(
      Double(common.count) / Double(wanted.count),
      because: spelled(common, vocabulary).said { Label("\(label.zh)：\($0.zh)", "\(label.en): \($0.en)") })
  }
}

/// Device fields in common, where a gate asks for them already.
func deviceField<A: Answer>(_ weight: Double) -> Criterion<Ask, A> {
  covered(
    "field", Label("产品领域", "Device field"), .ask, weight, .deviceFields, wanted: { $0.fields }, given: { $0.fields })
}

/// What the answering side says that it is after: device fields of which the ask is one.
func welcomes<A: Answer>(_ weight: Double, _ label: Label = Label("对方所望领域", "Fields that it is after")) -> Criterion<
  Ask, A
> {
  Criterion("welcomes", label, side: .answer, weight: weight) { ask, answer in
    guard !ask.fields.isEmpty, !answer.fields.isEmpty else { return .unstated }
    let common = answer.fields.filter(ask.fields.contains)
    guard !common.isEmpty else { return .value(0, because: Label("不在其领域内", "outside its fields")) }
    return .value(
      1, because: spelled(common, .deviceFields).said { Label("正在其领域内：\($0.zh)", "within its fields: \($0.en)") })
  }
}

/// Whom an offer is meant for, where it says so and it is known what kind of organisation asks.
func meantFor<A: Answer>(_ weight: Double) -> Criterion<Ask, A> {
  Criterion("serves", Label("服务对象", "Whom it serves"), side: .answer, weight: weight, incidental: true) { ask, answer in
    guard let wanted = answer.offer?.record.serves, !wanted.isEmpty, !ask.roles.isEmpty else { return .unstated }
    guard ask.roles.contains(where: wanted.contains) else {
      return .value(
        0.3,
        because: spelled(wanted, .organisationRoles).said { Label("主要面向\($0.zh)", "meant for \($0.en) above all") })
    }
    return .value(1, because: Label("正面向这类机构", "meant for organisations of this kind"))
  }
}

/// The more room there is, the sooner one's turn comes.
func room<A: Answer>(_ side: Side, _ weight: Double, _ room: @escaping @Sendable (A) -> Room) -> Criterion<Ask, A> {
  Criterion("room", Label("余量", "Free capacity"), side: side, weight: weight, incidental: true) { _, answer in
    let room = room(answer)
    guard let free = room.free, let capacity = room.capacity, let load = room.load else { return .unstated }
    return .value(
      free, because: Label("\(capacity) 中尚余 \(capacity - load)", "\(capacity - load) of \(capacity) are free"))
  }
}
