package import Access
package import Core

/// A team's proposal for one challenge of a round: 揭榜申报.
package struct RoundApplication: Sendable, Hashable {
  package static let kind = Kind("application")

  package let id: String
  package let round: String
  package let challenge: Ref
  /// The organisation that answers for it: its id when it was written, which may have been merged into another since.
  package let lead: String
  package var proposal: Proposal
  package var members: [ConsortiumMember] = []
  package var state: ApplicationState
  package let author: AccountID
  /// How often it was changed: who changes an older one is told.
  package var revision = 0
  /// Milliseconds since 1970, UTC: when it came to its state.
  package var since: Int
  /// Why the office left it out.
  package var note = ""
  /// How many experts judge it, where that was relaxed for it; else as the round says.
  package var expertsLeast, expertsMost: Int?
  /// Whether the published result proposes it as a winner.
  package var isWinner = false

  package var ref: Ref { Ref(Self.kind, id) }

  /// Lead and members that have joined.
  package var consortium: [String] {
    [lead] + members.filter { $0.answer == .joined }.map(\.organisation)
  }

  static let mostMembers = 20
  /// Of one organisation in one round, whatever became of them.
  static let mostEach = 100
}

/// What a team writes.
package struct Proposal: Sendable, Hashable {
  package var summary, plan, team: String
  package var amount: Money?

  package init(summary: String = "", plan: String = "", team: String = "", amount: Money? = nil) {
    (self.summary, self.plan, self.team, self.amount) = (summary, plan, team, amount)
  }

  package static let longestSummary = 4000
  package static let longest = 8000

  /// As a form says it. Throws `application.long` and `application.amount`, each at its field.
  package init(summary: String, plan: String, team: String, amount: String) throws(Refusal) {
    for (field, words, most) in [
      ("summary", summary, Self.longestSummary), ("plan", plan, Self.longest), ("team", team, Self.longestSummary),
    ] where words.count > most {
      throw Refusal(.applicationLong, at: field, ["most": "\(most)"])
    }
    var asked: Money?
    if !amount.isEmpty {
      guard let money = Money(written: amount) else {
        throw Refusal(.applicationAmount, at: "amount", ["what": String(amount.prefix(40))])
      }
      asked = money
    }
    self.init(summary: summary, plan: plan, team: team, amount: asked)
  }

  /// The first that a proposal which is handed in must say and does not.
  var missing: String? {
    [("summary", summary), ("plan", plan), ("team", team)].first { $1.isEmpty }?.0
  }
}
