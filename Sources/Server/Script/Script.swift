package import Core
import Foundation
import Store

/// htmx, which moves parts of some pages. Taken at set-up; without it, or without scripts, every page does the same by its buttons.
package struct Script: Sendable {
  let bytes: [UInt8]
  /// Changes with the content, so that it can be kept for ever.
  let name: String
  /// What the page and the policy know it by: a browser runs this file and no other.
  let integrity: String

  /// Nil where set-up did not fetch it.
  package init?(_ share: Share) {
    guard let file = share.findIfThere("htmx/htmx.min.js"), let content = try? Data(contentsOf: file) else {
      return nil
    }
    self.init(bytes: Array(content))
  }

  package init(bytes: [UInt8]) {
    var digest = Digest()
    digest.update(bytes)
    let sum = digest.finish()
    self.bytes = bytes
    name = "htmx-\(Digest.hex(sum.prefix(6))).js"
    integrity = "sha256-\(Data(sum).base64EncodedString())"
  }

  /// No style of its own, for the policy allows none; nothing evaluated and no script out of an answer; and no page kept in the
  /// browser's storage, where whoever uses it next could read what somebody signed in saw.
  static let settings = """
    {"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"selfRequestsOnly":true,"historyCacheSize":0}
    """
}
