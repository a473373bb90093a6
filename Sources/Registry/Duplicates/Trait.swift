import Core

/// The likenesses that are looked for.
enum Likeness: String {
  case code, name, form, common, bare, sound, acronym, address, model
}

/// Something by which a record may be recognised in another one: records are compared where they share one, and nowhere else.
struct Trait {
  let score: Double
  let why: Label
  /// Only a form of the name, or a part of it: two records that share no more than that are not alike.
  let isPartial: Bool
}

/// A record's traits: likeness and value → how sure two records are one that share it, where nothing speaks against it.
struct Traits {
  struct Key: Hashable {
    let likeness: Likeness
    let value: String
  }

  private(set) var byKey: [Key: Trait] = [:]

  mutating func add(
    _ likeness: Likeness, _ value: String, _ score: Double, isPartial: Bool = false, _ zh: String, _ en: String
  ) {
    let key = Key(likeness: likeness, value: value)
    guard value.count > 1, byKey[key]?.score ?? 0 < score else { return }
    byKey[key] = Trait(score: score, why: Label(zh, en), isPartial: isPartial)
  }
}

/// What the other facts of two records say to a likeness: how much of it they leave, and in which words.
struct Weighing {
  let factor: Double
  let why: Label?

  init(_ factor: Double, _ zh: String, _ en: String) {
    self.factor = factor
    why = Label(zh, en)
  }

  private init() {
    factor = 1
    why = nil
  }

  static let silent = Weighing()
}

extension Text {
  /// Whether any of what was given is in Chinese script.
  var hasHan: Bool { values.values.contains(where: \.hasHan) }
}
