/// Somebody who calls a meeting or is asked to come: a name for people, a mail address for programs.
package struct Party: Sendable, Hashable {
  package let name: String
  package let address: String

  package init(_ name: String, _ address: String) { (self.name, self.address) = (name, address) }
}

/// Somebody who is asked to come, and what they said to it.
package struct Attendee: Sendable, Hashable {
  package let party: Party
  package let answer: Answer

  package init(_ party: Party, _ answer: Answer = .unanswered) { (self.party, self.answer) = (party, answer) }

  /// `PARTSTAT` of RFC 5545, 3.2.12.
  package enum Answer: Sendable, Hashable, CaseIterable {
    case unanswered, accepted, declined, tentative

    var word: StaticString {
      switch self {
      case .unanswered: "NEEDS-ACTION"
      case .accepted: "ACCEPTED"
      case .declined: "DECLINED"
      case .tentative: "TENTATIVE"
      }
    }
  }
}
