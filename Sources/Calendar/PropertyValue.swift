import Core

/// What stands behind a property's colon. Each kind spells itself, so that no words of a stranger's become a property of their own.
struct PropertyValue {
  let spelled: String

  /// TEXT, RFC 5545, 3.3.11.
  static func text(_ words: String) -> PropertyValue {
    var out = String.UnicodeScalarView()
    for scalar in CleanText.lines(words).unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        out.append("\\")
        out.append(scalar)
      case "\n": out.append(contentsOf: "\\n".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return PropertyValue(spelled: String(out))
  }

  static func word(_ word: StaticString) -> PropertyValue { PropertyValue(spelled: "\(word)") }
  static func integer(_ number: Int) -> PropertyValue { PropertyValue(spelled: "\(number)") }
  /// A clock's time, whose zone the property names or has no need of.
  static func time(_ seconds: Int) -> PropertyValue { PropertyValue(spelled: Digits.time(seconds)) }
  static func instant(_ seconds: Int) -> PropertyValue { PropertyValue(spelled: Digits.time(seconds) + "Z") }
  static func offset(_ seconds: Int) -> PropertyValue { PropertyValue(spelled: Digits.offset(seconds)) }
  static func zone(_ zone: Zone) -> PropertyValue { PropertyValue(spelled: zone.name) }

  /// An address of the web; what RFC 3986 has no place for is percent-encoded.
  static func link(_ address: String) -> PropertyValue {
    PropertyValue(spelled: encoded(address, but: "-._~:/?#[]@!$&'()*+,;=%"))
  }

  /// CAL-ADDRESS by RFC 6068.
  static func mail(_ address: String) -> PropertyValue {
    PropertyValue(spelled: "mailto:" + encoded(address, but: "-._~@!$'*+"))
  }

  private static func encoded(_ address: String, but kept: StaticString) -> String {
    let kept = "\(kept)".utf8
    return address.utf8.reduce(into: "") { out, byte in
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || kept.contains(byte) {
        out.unicodeScalars.append(scalar)
      } else {
        out += byte.percentEncoded
      }
    }
  }
}
