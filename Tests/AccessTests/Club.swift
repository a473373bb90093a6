import Access
import Core
import Foundation
import Store
import TestSupport

/// An organisation that was merged out of two, with people of both, and others around it.
struct Club: Sendable {
  let lobby: Lobby
  /// By what they are: `owner`, `editor`, `viewer`, `broker`, `operator`, `administrator`, `stranger`.
  let people: [String: Account]
  let password: PasswordHash

  static let ids = OrganisationIDs("org000000001", formerly: ["org000000009"])
  static let site = "https://www.club.com.cn/index.html"

  static func with<T>(_ database: TestDatabase, _ body: (Club) async throws -> T) async throws -> T {
    try await Lobby.with(database) { lobby in
      let password = try await Lobby.desk.get().hash(Password("three quiet windows"))
      let people = try await lobby.act { act in
        var people: [String: Account] = [:]
        for name in ["owner", "editor", "viewer", "broker", "operator", "administrator", "stranger"] {
          let office = Office(rawValue: name)
          let account = try act.invite(
            EmailAddress("\(name)@club.com.cn"), name: name, offices: office.map { [$0] } ?? [])
          try act.set(password, of: account.id)
          people[name] = try act.account(account.id)
        }
        // The viewer was one of what has been merged into it since.
        for (name, organisation, role) in [
          ("owner", "org000000001", .owner), ("editor", "org000000001", .editor), ("viewer", "org000000009", .viewer),
        ] as [(String, String, Membership.Role)] {
          guard let id = people[name]?.id else { continue }
          try act.put(role, of: id, in: OrganisationIDs(organisation))
        }
        return people
      }
      return try await body(Club(lobby: lobby, people: people, password: password))
    }
  }

  func id(_ name: String) -> AccountID { people[name]?.id ?? AccountID(rawValue: name) }

  /// The rule that refuses it; nil where it is done.
  @discardableResult
  func rule(_ body: @escaping @Sendable (Act) throws -> Void) async throws -> Refusal.Rule? {
    try await lobby.rule { try await lobby.act(body) }
  }

  func role(_ name: String) async throws -> Membership.Role? {
    let id = id(name)
    return try await lobby.store.read { try People.role(of: id, in: Self.ids, $0) }
  }

  /// Everything that these acts write.
  func state() async throws -> String {
    try await lobby.store.read { connection in
      try ["membership", "invitation", "organisation_claim", "account", "journal", "one_time_link"].map { table in
        let columns: SQL =
          switch table {
          case "membership": "account || organisation || role"
          case "invitation": "id || hash || state || expires"
          case "organisation_claim": "id || state || decision"
          case "account": "id || email || state || offices || COALESCE(confirmed, 0)"
          case "journal": "seq || verb || changes"
          default: "hash"
          }
        let rows = try connection.rows("SELECT \(columns) FROM \(name: table)").compactMap { $0.string(0) }
        return rows.sorted().joined(separator: "\n")
      }.joined(separator: "\n\n")
    }
  }
}
