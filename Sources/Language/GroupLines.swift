import Core
import Foundation

/// A table of names that belong together: one group a line, members separated by tabs, `#` starts a comment.
struct GroupLines {
  private(set) var groups: [[String]] = []
  /// Scalars of the whole file.
  let length: Int

  init(file: URL) throws {
    let text: String
    do { text = try String(contentsOf: file, encoding: .utf8) } catch {
      throw Refusal(.ioFailed, at: file.path, ["what": file.path, "why": error.localizedDescription])
    }
    try self.init(text: text, name: file.lastPathComponent)
  }

  init(text: String, name: String) throws {
    length = text.unicodeScalars.count
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.trimmingCharacters(in: .whitespacesAndNewlines)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let members = line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      guard members.count > 1 else {
        throw Refusal(
          .valueInvalid, at: "\(name):\(index + 1)",
          ["value": line, "field": "synonyms", "why": "one member", "expected": "A⇥B"])
      }
      groups.append(members)
    }
  }
}
