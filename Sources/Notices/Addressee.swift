package import Access

/// Whom a notice is for. Who that is, is asked when it is read: whoever joins an organisation tomorrow finds what it was told today,
/// and whoever left it does not.
package enum Addressee: Hashable, Sendable, CustomStringConvertible {
  case account(AccountID)
  /// By the id that it had when the notice was written: it may have been merged into another since.
  case organisation(String)
  /// Whoever has an office that may do this.
  case office(Permission)

  package var description: String {
    switch self {
    case .account(let id): "account/\(id.rawValue)"
    case .organisation(let id): "organisation/\(id)"
    case .office(let permission): "office/\(permission.rawValue)"
    }
  }

  package init?(_ spelling: String) {
    let parts = spelling.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "account": self = .account(AccountID(rawValue: parts[1]))
    case "organisation": self = .organisation(parts[1])
    case "office":
      guard let permission = Permission(rawValue: parts[1]) else { return nil }
      self = .office(permission)
    default: return nil
    }
  }

  /// Those that somebody reads the notices of.
  ///
  /// - Parameter organisations: theirs, with the ids that these had before they were merged.
  package static func all(of caller: Caller, organisations: Set<String>) -> [Addressee] {
    guard let account = caller.account else { return [] }
    let offices = Permission.allCases.filter { permission in
      permission.reach == .officesAlone && caller.may(permission)
    }
    return [.account(account.id)] + organisations.sorted().map(Addressee.organisation) + offices.map(Addressee.office)
  }
}
