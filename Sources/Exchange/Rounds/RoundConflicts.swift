package import Access
package import Core
import Registry
package import Store

/// Who must not judge what: whoever is of the organisations that apply or that pose the challenge, and whoever was recused.
///
/// Read in the act that depends on it: a membership that was given a moment ago counts.
package struct RoundConflicts: Sendable {
  private var reasons: [String: [AccountID: Label]] = [:]
  private var closed: Set<AccountID> = []

  /// - Parameter present: what a record was merged into since, or itself.
  package init(
    of applications: [RoundApplication], panel: [AccountID], round: String, present: (Ref) -> Ref,
    _ connection: any Connection
  ) throws {
    func organisation(_ id: String) -> String { present(Ref(Organisation.kind, id)).id }
    var homes: [AccountID: Set<String>] = [:]
    for account in panel {
      homes[account] = Set(
        try Accounts.memberships(of: account, connection).map { organisation($0.organisation) })
      if try Accounts.find(account, connection)?.state == .suspended { closed.insert(account) }
    }
    let recusals = Dictionary(grouping: try PanelTable.recusals(of: round, connection), by: \.application)
    for application in applications {
      let applying = Set(application.consortium.map(organisation))
      let need = try Table<Need>.fetch(present(application.challenge).id, connection)
      let posing = (need?.requester?.rawValue).map(organisation)
      for account in panel {
        let own = homes[account] ?? []
        if let reason = recusals[application.id]?.first(where: { $0.account == account })?.reason {
          set(application, account, Label("已申请回避：\(reason)", "recused: \(reason)"))
        } else if !own.isDisjoint(with: applying) {
          set(application, account, Label("是申报联合体中某单位的成员", "is of an organisation that applies"))
        } else if let posing, own.contains(posing) {
          set(application, account, Label("是出题单位的成员", "is of the organisation that poses the challenge"))
        }
      }
    }
  }

  private mutating func set(_ application: RoundApplication, _ account: AccountID, _ reason: Label) {
    reasons[application.id, default: [:]][account] = reason
  }

  /// Whether their account is suspended or erased: what they judged before stands, and nothing more is given to them.
  package func isClosed(_ account: AccountID) -> Bool { closed.contains(account) }

  /// Nil where nothing is in the way.
  package func reason(_ application: String, _ account: AccountID) -> Label? { reasons[application]?[account] }
}
