/// A BCP 47 tag of a language or script in which a text was given: `zh`, `zh-Hant`, `en`, `de` …
package struct Language: RawRepresentable, Hashable, Sendable, Comparable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }

  /// A language tag that a person wrote: letters, then parts of letters and digits (`zh-Hant`, `de`); nil for anything else.
  package init?(tag: String) {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count), first.allSatisfy({ $0.isASCII && $0.isLetter }),
      parts.count < 4,
      parts.dropFirst().allSatisfy({
        (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      })
    else { return nil }
    self.init(rawValue: tag)
  }

  package static let zh = Language("zh")
  package static let zhHant = Language("zh-Hant")
  package static let en = Language("en")

  /// The language of a script: traditional characters are Chinese.
  package var language: Language { self == .zhHant ? .zh : self }

  package static func < (a: Language, b: Language) -> Bool { a.rawValue < b.rawValue }

  /// Chinese unless the environment's locale (`zh_CN.UTF-8`, `en_US`, `C` …) says otherwise.
  package static func preferred(fromLocale locale: String?) -> Language {
    guard let locale, !locale.isEmpty else { return .zh }
    return locale.lowercased().hasPrefix("zh") ? .zh : .en
  }

  /// Which of `zh` and `en` a string most likely is: any Han character makes it Chinese.
  package static func guess(_ string: String) -> Language {
    string.hasHan ? .zh : .en
  }
}

extension StringProtocol {
  package var hasHan: Bool { unicodeScalars.contains(where: \.isHan) }
}

extension Unicode.Scalar {
  /// A Han ideograph: the unified block, its extensions, and the compatibility block.
  package var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    case 0x3007: true
    default: false
    }
  }
}
