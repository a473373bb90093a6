import Core
import Foundation
import HTML

extension HTMLWriter {
  /// Words with those marked for which a record was found.
  func marked(_ words: String, _ terms: [String]) {
    let ranges = Highlight.ranges(of: terms, in: words)
    var at = words.startIndex
    for range in ranges {
      text(String(words[at..<range.lowerBound]))
      mark(String(words[range]))
      at = range.upperBound
    }
    text(String(words[at...]))
  }
}

/// Where the words that made a record match stand in a text.
enum Highlight {
  /// In order, none touching another: the longest term wins where several begin.
  static func ranges(of terms: [String], in words: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    for term in Set(terms).sorted(by: { ($1.count, $0) < ($0.count, $1) }) where !term.isEmpty {
      var from = words.startIndex
      while from < words.endIndex,
        let range = words.range(of: term, options: .caseInsensitive, range: from..<words.endIndex)
      {
        if !found.contains(where: { $0.overlaps(range) }) { found.append(range) }
        from = range.upperBound
      }
    }
    return found.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// A stretch of `words` around the first of `terms`, at most about `length` characters.
  static func excerpt(_ words: String, around terms: [String], length: Int = 90) -> String {
    guard words.count > length, let first = ranges(of: terms, in: words).first else {
      return words.count > length ? words.prefix(length) + "…" : words
    }
    let lead = words.distance(from: words.startIndex, to: first.lowerBound)
    let start = words.index(words.startIndex, offsetBy: max(0, lead - length / 3))
    let cut = words[start...].prefix(length)
    return (start > words.startIndex ? "…" : "") + cut + (cut.endIndex < words.endIndex ? "…" : "")
  }
}
