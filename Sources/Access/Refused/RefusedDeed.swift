package import Core
package import Foundation
package import Store

/// What somebody tried and was refused, for the journal: who, where, by which rule. Not what they typed.
package struct RefusedDeed: Sendable {
  /// Nil for who has not signed in.
  let account: AccountID?
  /// `POST /zh/people/…`, without secrets.
  let way: String
  let rule: String

  package init(_ account: AccountID?, way: String, _ refusal: Refusal) {
    self.account = account
    self.way = String(way.prefix(120))
    rule = refusal.code
  }

  /// Within a quarter of an hour, of one account; and of all strangers together, who could otherwise fill the store.
  package static let most = 30

  /// A refusal that tells something of who is refused. A slip of the hand in a form does not, and what the journal has by its own
  /// verb (`sign-in.refused`) is not told twice.
  package static func isTold(_ refusal: Refusal) -> Bool {
    [403, 404, 409].contains(refusal.rule.status) && refusal.rule != .passwordWrong
  }

  package func record(in store: any Store, at moment: Date = Date()) async throws {
    let actor = account?.actor ?? "visitor"
    let isAdmitted = try await store.write {
      try Attempts.admits("refused \(actor)", most: Self.most, at: moment.milliseconds, $0)
    }
    guard isAdmitted else { return }
    let ref = (account ?? AccountID(rawValue: "-")).ref
    try await store.act(as: actor, "deed.refused", at: moment) { [way, rule] act in
      try act.journal(ref, ["way": .init(before: nil, after: way), "rule": .init(before: nil, after: rule)])
    }
  }
}
