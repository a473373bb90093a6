import Core
import Language

/// By what an organisation may be recognised in another one, and what its region and address say to it.
struct OrganisationTraits {
  let codes: CodeBook
  let pinyin: Pinyin?

  func traits(_ organisation: Organisation) -> Traits {
    var out = Traits()
    if let code = organisation.creditCode {
      out.add(.code, NameKey.of(code), 1, "统一社会信用代码相同", "the same credit code")
    }
    for name in organisation.name.all.map(\.1) {
      out.add(.name, NameKey.of(name), 0.97, "名称相同", "the same name")
      forms(of: name, organisation, &out)
    }
    for name in organisation.aliases {
      out.add(.name, NameKey.of(name), 0.92, "一方的别名是另一方的名称", "another name of one is the other's name")
      forms(of: name, organisation, &out)
    }
    return out
  }

  private func forms(of name: String, _ organisation: Organisation, _ out: inout Traits) {
    let form = NameForm(name)
    for other in form.others {
      out.add(.name, other, 0.9, isPartial: true, "一方括号内的名称是另一方的名称", "a name in brackets is the other's name")
    }
    out.add(
      .form, form.core, form.others.isEmpty ? 0.9 : 0.8, "名称仅写法不同", "names that differ in their spelling alone")
    if let (place, rest) = form.behindPlace, place + rest != form.core {
      out.add(
        .form, place + rest, 0.88, isPartial: true, "名称仅上级地名不同", "names that differ in the wider place alone")
    }
    out.add(.common, form.core, 0.74, "名称只差「人民」「中心」等字", "names that differ in a common word alone")
    if let plain = form.withoutCommonWord {
      out.add(
        .common, plain, 0.74, isPartial: true, "名称只差「人民」「中心」等字", "names that differ in a common word alone")
    }
    let bare = withoutRegion(form.bare, organisation)
    let isHan = name.hasHan
    if bare.count >= (isHan ? 3 : 4), !NameForm.isGeneric(bare) {
      // Two names without their places are two towns' names: one of them has to be called so.
      out.add(
        .bare, bare, 0.82, isPartial: bare != form.bare, "除地名与公司形式外名称相同", "the same name but for place and legal form")
    }
    if let address = organisation.address.map(NameKey.of), address.count >= 8 {
      out.add(.address, "\(address) \(form.core.suffix(4))", 0.75, "地址相同，名称相近", "the same address and like names")
    }
    sounds(name, bare, isHan, &out)
  }

  /// `迈瑞` and `Mairui`; `深圳先进技术研究院`, `SIAT` and `Shenzhen Institutes of Advanced Technology`.
  private func sounds(_ name: String, _ bare: String, _ isHan: Bool, _ out: inout Traits) {
    let (zh, en) = ("外文名是中文名的拼音", "the Latin name is how the Chinese one is read")
    let (shortZh, shortEn) = ("一方的简称是另一方名称的首字母", "the short name is the other's initials")
    if isHan {
      guard let pinyin else { return }
      let read = pinyin.sortKey(bare).prefix { $0 != "\t" }.filter { $0 != " " }
      out.add(.sound, String(read), 0.78, zh, en)
      out.add(.acronym, pinyin.initials(NameForm(name).core), 0.72, shortZh, shortEn)
      return
    }
    out.add(.sound, bare.filter(\.isLetter), 0.78, zh, en)
    if Self.isAcronym(name) { out.add(.acronym, name.lowercased(), 0.74, shortZh, shortEn) }
    let words = name.split { !$0.isLetter }.filter { !["of", "and", "the", "for", "in"].contains($0.lowercased()) }
    if words.count > 2 {
      out.add(.acronym, String(words.compactMap(\.first)).lowercased(), 0.76, shortZh, shortEn)
    }
  }

  private static func isAcronym(_ name: String) -> Bool {
    (3...8).contains(name.count) && name.allSatisfy { $0.isASCII && $0.isUppercase }
  }

  /// Without the names of its own regions at the front: `迈瑞` of 深圳迈瑞 in 广东省深圳市.
  private func withoutRegion(_ bare: String, _ organisation: Organisation) -> String {
    var out = bare
    for code in organisation.region.flatMap({ codes.path($0) }).reversed() {
      guard let name = codes[code]?.zh.map(NameKey.of) else { continue }
      let short =
        ["省", "市", "区", "县"].contains { name.hasSuffix($0) } && name.count > 2 ? String(name.dropLast()) : name
      for lead in [name, short] where out.hasPrefix(lead) && out.count > lead.count + 1 {
        out = String(out.dropFirst(lead.count))
      }
    }
    return out
  }

  /// Nil where the records are known to be two.
  func weigh(_ a: Organisation, _ b: Organisation, _ likeness: Likeness) -> Weighing? {
    if likeness == .code { return .silent }
    if let x = a.creditCode, let y = b.creditCode, NameKey.of(x) != NameKey.of(y) { return nil }
    // A part and the whole, or two parts: a hospital and its eastern campus.
    if likeness != .name, Self.campuses(a) != Self.campuses(b) { return nil }
    if [.sound, .acronym].contains(likeness), !Self.areOfTwoScripts(a, b, likeness) { return nil }
    switch agreement(a.region, b.region) {
    case true?: return Weighing(1, "地区相符", "and their regions agree")
    case nil: return Weighing(0.9, "一方未载地区", "though one names no region")
    case false?:
      guard let x = a.address.map(NameKey.of), let y = b.address.map(NameKey.of), x.contains(y) || y.contains(x) else {
        return nil
      }
      return Weighing(0.85, "地区不符而地址相同", "at one address, though their regions differ")
    }
  }

  private static func campuses(_ organisation: Organisation) -> Set<String> {
    Set(organisation.name.all.compactMap { NameForm($0.1).campus })
  }

  /// Two Chinese names that sound alike are two names.
  private static func areOfTwoScripts(_ a: Organisation, _ b: Organisation, _ likeness: Likeness) -> Bool {
    func names(_ organisation: Organisation) -> [String] { organisation.name.all.map(\.1) + organisation.aliases }
    if likeness == .acronym { return names(a).contains(where: isAcronym) != names(b).contains(where: isAcronym) }
    return a.name.hasHan != b.name.hasHan
  }

  /// Whether one of the regions lies within one of the others; nil where a side names none.
  private func agreement(_ a: [Code], _ b: [Code]) -> Bool? {
    guard !a.isEmpty, !b.isEmpty else { return nil }
    return a.contains { x in b.contains { codes.isWithin(x, $0) || codes.isWithin($0, x) } }
  }
}
