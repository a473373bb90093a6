package import Access
import Core

/// What one side of an engagement has said.
package struct Stance: Sendable, Hashable {
  package enum Answer: String, Sendable, CaseIterable {
    case unsaid, yes, no
  }

  package var answer = Answer.unsaid
  /// Why not, or what is hoped for. A reason to decline is for brokers and the office alone.
  package var reason = ""
  package var by: AccountID?
  /// Milliseconds since 1970, UTC.
  package var at: Int?
  /// When the side promised to keep the other's confidential part to itself.
  package var consent: Int?
}
