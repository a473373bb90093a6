import Core
import Foundation

/// The query of an address, taken apart: each name with its values in the order given.
enum APIQuery {
  private static let longest = 8192

  static func read(_ raw: String) throws(Refusal) -> [String: [String]] {
    guard raw.utf8.count <= longest else { throw Refusal(.apiAddressLong, ["limit": "\(longest)"]) }
    var out: [String: [String]] = [:]
    for item in raw.split(separator: "&") {
      let sides = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      out[try decoded(sides[0]), default: []].append(sides.count == 2 ? try decoded(sides[1]) : "")
    }
    return out
  }

  private static func decoded(_ raw: Substring) throws(Refusal) -> String {
    guard let string = raw.replacing("+", with: " ").removingPercentEncoding else {
      throw Refusal(.webQueryEncoding, ["what": String(raw.prefix(40))])
    }
    return string
  }
}
