import Core
import Foundation

/// A table of words as files hold it: one entry a line, `#` starts a comment, empty lines are nothing.
///
/// Whoever reads it refuses what cannot be read by the line, so that a person finds it.
struct WordLines: Sendable {
  struct Line: Sendable {
    /// From 1.
    let number: Int
    let text: String

    /// What tabs part, without empty columns.
    var columns: [String] {
      text.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
  }

  let name: String
  private(set) var lines: [Line] = []
  /// Bytes of the whole file.
  let length: Int

  init(file: URL) throws {
    let data: Data
    do { data = try Data(contentsOf: file) } catch {
      throw Refusal.unreadable(file.path, error)
    }
    try self.init(bytes: Array(data), name: file.lastPathComponent)
  }

  init(bytes: [UInt8], name: String) throws {
    self.name = name
    length = bytes.count
    guard length <= Self.largest else {
      throw Refusal(.wordsLarge, at: name, ["file": name, "bytes": String(Self.largest)])
    }
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard let text = String(validating: line, as: UTF8.self) else {
        throw Refusal(.wordsEncoding, at: "\(name):\(index + 1)", ["where": "\(name):\(index + 1)"])
      }
      let bare = text.trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{FEFF}"]))
      guard !bare.isEmpty, !bare.hasPrefix("#") else { continue }
      let entry = Line(number: index + 1, text: bare)
      guard bare.utf8.count <= Self.longest else { throw refusal(.wordsLong, entry) }
      lines.append(entry)
    }
  }

  private static let longest = 2000
  /// Some 20,000 lines. What is larger is a dictionary, and tables of the thesaurus have room for so much.
  private static let largest = 400_000

  func refusal(_ rule: Refusal.Rule, _ line: Line, _ values: [String: String] = [:]) -> Refusal {
    let values = values.merging(["line": String(line.text.prefix(60))]) { given, _ in given }
    return Refusal(rule, at: "\(name):\(line.number)", values)
  }
}
