import Core

/// How the sources and original languages of a record's fields stand in one cell of a spreadsheet:
/// `name=publication/7k2m…#¶3; website=edit/office`, `name=en; about=zh`.
enum SourceCells {
  static func spell(_ sources: [String: Citation]) -> String { spell(sources.mapValues(\.description)) }

  static func spell(_ originals: [String: Language]) -> String { spell(originals.mapValues(\.rawValue)) }

  private static func spell(_ pairs: [String: String]) -> String {
    pairs.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
  }

  /// Field → citation. What stands behind a semicolon and begins no other pair still belongs to the one before.
  static func read(_ text: String) -> [(field: String, words: String)] {
    var out: [(field: String, words: String)] = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      if sides.count == 2, Citation(sides[1]) != nil || sides[1].hasPrefix("@") {
        out.append((sides[0], sides[1]))
      } else if !out.isEmpty {
        out[out.count - 1].words += ";" + part
      }
    }
    return out
  }

  static func originals(_ text: String) -> [String: Language] {
    var out: [String: Language] = [:]
    for part in text.split(separator: ";") {
      let sides = part.split(separator: "=").map { String($0).trimmed }
      if sides.count == 2 { out[sides[0]] = Language(sides[1]) }
    }
    return out
  }
}
