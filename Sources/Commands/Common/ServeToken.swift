import Core
import Foundation
import Server

/// The token with which programs may import: out of a file, or out of the environment.
enum ServeToken {
  /// Nil where none is given: the API then reads and takes no writes.
  static func read(_ path: String?) throws -> APIToken? {
    guard let path else { return try Environment.value("LIANQIAO_API_TOKEN").map { try APIToken($0) } }
    do {
      let words = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
      return try APIToken(words.trimmingCharacters(in: .whitespacesAndNewlines))
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal.unreadable(path, at: "--token-file", error)
    }
  }
}
