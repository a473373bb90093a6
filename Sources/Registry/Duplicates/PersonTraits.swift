import Core
import Language

/// By what a person may be recognised in another record: names are few, so the organisation decides.
struct PersonTraits {
  let pinyin: Pinyin?

  func traits(_ person: Person) -> Traits {
    var out = Traits()
    for name in person.name.all.map(\.1) {
      out.add(.name, NameKey.of(name), 0.95, "姓名相同", "the same name")
      if name.hasHan {
        guard let pinyin else { continue }
        let syllables = pinyin.sortKey(name).prefix { $0 != "\t" }.split(separator: " ").map(String.init)
        // 张三 is Zhang San, and San Zhang abroad.
        for order in [syllables, Array(syllables.dropFirst()) + syllables.prefix(1)] { sound(order.joined(), &out) }
      } else {
        sound(name.lowercased().filter(\.isLetter), &out)
      }
    }
    return out
  }

  private func sound(_ letters: String, _ out: inout Traits) {
    out.add(.sound, letters, 0.85, "外文姓名是中文姓名的拼音", "the Latin name is how the Chinese one is read")
  }

  func weigh(_ a: Person, _ b: Person, _ likeness: Likeness) -> Weighing? {
    if likeness == .sound, a.name.hasHan == b.name.hasHan { return nil }
    guard let x = a.organisation, let y = b.organisation else {
      return likeness == .sound ? nil : Weighing(0.75, "一方未载单位", "though one names no organisation")
    }
    return x == y ? Weighing(1, "单位相同", "at one organisation") : nil
  }
}
