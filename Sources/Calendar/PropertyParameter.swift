/// What qualifies a property, before its colon: `;CN="张三"`.
struct PropertyParameter {
  let name: StaticString
  let spelled: String

  static func word(_ name: StaticString, _ word: StaticString) -> PropertyParameter {
    PropertyParameter(name: name, spelled: "\(word)")
  }

  static func zone(_ zone: Zone) -> PropertyParameter { PropertyParameter(name: "TZID", spelled: zone.name) }

  /// What somebody is called; nil without a letter. A quoted parameter knows no quote: RFC 6868 spells it `^'`.
  static func called(_ name: String) -> PropertyParameter? {
    let name = CleanText.line(name)
    guard name.contains(where: { !$0.isWhitespace }) else { return nil }
    var out = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": out.append(contentsOf: "^'".unicodeScalars)
      case "^": out.append(contentsOf: "^^".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return PropertyParameter(name: "CN", spelled: String(out) + "\"")
  }
}
