import Core
import Foundation
import HTML

/// A page of this site that somebody wants to come back to. It is taken apart and put together anew, so that whatever a stranger wrote
/// leads to a path of ours or nowhere.
enum LocalLink {
  private static let longest = 1000

  /// Nil for what is no page under a language.
  static func read(_ address: String) -> Link? {
    guard address.utf8.count <= longest, address.hasPrefix("/zh") || address.hasPrefix("/en") else { return nil }
    let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: "/").compactMap { $0.removingPercentEncoding }
    guard let language = path.first, language == "zh" || language == "en", !path.contains("..") else { return nil }
    let query = parts.count == 2 ? (try? APIQuery.read(String(parts[1]))) ?? [:] : [:]
    let items = query.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name: name, value: $0) } }
    return Link(path: path, query: items)
  }
}
