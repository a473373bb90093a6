/// Where a value comes from: a publication's paragraph, a row of an import, a person's edit.
///
/// Written `publication/ID#¶12`, `batch/ID#17`, `edit/ACTOR`.
package struct Citation: Hashable, Sendable, CustomStringConvertible {
  package enum Origin: String, Sendable { case publication, batch, edit }

  package let origin: Origin
  package let id: String
  /// A paragraph, page or row within it, as its reader would look it up.
  package let locator: String?

  private static let longest = 200

  /// White space within the locator becomes one space each: sources are stored a line each, and a line break in a file's
  /// cell would forge another.
  package init(_ origin: Origin, _ id: String, _ locator: String? = nil) {
    self.origin = origin
    self.id = Self.line(id)
    self.locator = locator.map { Self.line($0) }
  }

  private static func line(_ string: String) -> String {
    // Looking a character's category up is slow, and every record that is read passes here.
    if string.utf8.count <= longest, string.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return string }
    guard
      string.unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0 == "\u{2028}" })
        || string.utf8.count > longest
    else { return string }
    return String(
      string.split { $0.isWhitespace || $0.isNewline || $0.asciiValue.map { $0 < 32 } ?? false }
        .joined(separator: " ").prefix(longest))
  }

  package init?(_ string: String) { self.init(string[...]) }

  package init?(_ string: Substring) {
    // By bytes, and of no generic type: every record that is read passes here.
    guard let slash = string.utf8.firstIndex(of: UInt8(ascii: "/")),
      let origin = Origin(rawValue: String(string[..<slash]))
    else { return nil }
    let rest = string[string.utf8.index(after: slash)...]
    let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#"))
    let id = rest[..<(hash ?? rest.endIndex)]
    guard !id.isEmpty else { return nil }
    self.init(origin, String(id), hash.map { String(rest[rest.utf8.index(after: $0)...]) })
  }

  package var description: String { "\(origin.rawValue)/\(id)\(locator.map { "#\($0)" } ?? "")" }
}
