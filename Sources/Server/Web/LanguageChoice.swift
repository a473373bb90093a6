package import Core

/// Which of the portal's two languages a browser asks for.
package enum LanguageChoice {
  /// The better of zh and en by an `Accept-Language` header; Chinese when it asks for neither.
  package static func preferred(_ header: String?) -> Language {
    var best: (language: Language, quality: Double) = (.zh, 0)
    for item in (header ?? "").prefix(500).lowercased().split(separator: ",") {
      let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard let tag = parts.first else { continue }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      let language: Language? =
        switch tag.prefix(while: { $0 != "-" }) {
        case "zh": .zh
        case "en": .en
        default: nil
        }
      // A tie goes to what the header names first.
      if let language, quality > best.quality { best = (language, quality) }
    }
    return best.language
  }
}
