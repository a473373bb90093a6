import Core

/// Who may come in where: a row a route, a column a role.
package struct AccessTable: Sendable {
  /// Who somebody is to the cluster, as the table has it.
  package enum Role: String, Sendable, CaseIterable {
    case visitor, member, broker, reviewer, `operator`, administrator

    var office: Office? { Office(rawValue: rawValue) }
  }

  /// What a role may do.
  package enum Standing: String, Sendable {
    case allow, deny
    /// Where it is one's own: account, organisation, what it posted.
    case own
  }

  package struct Row: Sendable, Encodable {
    package let verb: String
    package let path: String
    package let permission: Permission

    package init(verb: String, path: String, permission: Permission) {
      (self.verb, self.path, self.permission) = (verb, path, permission)
    }

    package func standing(of role: Role) -> Standing { permission.standing(of: role) }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(verb, forKey: Key(stringValue: "verb"))
      try container.encode(path, forKey: Key(stringValue: "path"))
      for role in Role.allCases {
        try container.encode(standing(of: role).rawValue, forKey: Key(stringValue: role.rawValue))
      }
    }

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
  }
}

extension Permission {
  package func standing(of role: AccessTable.Role) -> AccessTable.Standing {
    if let office = role.office, offices.contains(office) { return .allow }
    switch reach {
    case .anybody: return .allow
    case .signedIn, .organisation: return role == .visitor ? .deny : .own
    case .officesAlone: return .deny
    }
  }
}
