package import Core

/// What an account does for the cluster itself, beside what it does for its organisations.
package enum Office: String, Sendable, CaseIterable, Comparable {
  /// Brings sides together, and acts on the record for organisations that asked it to.
  case broker
  /// Reads what is handed in for review, and decides.
  case reviewer
  /// Runs the cluster's daily work: registry, imports, review queue, engagements that are stuck.
  case `operator`
  /// Gives and takes offices, and suspends accounts.
  case administrator

  package var label: Label {
    switch self {
    case .broker: Label("经纪人", "Broker")
    case .reviewer: Label("审核员", "Reviewer")
    case .operator: Label("运营人员", "Operator")
    case .administrator: Label("管理员", "Administrator")
    }
  }

  package static func < (a: Office, b: Office) -> Bool { a.rawValue < b.rawValue }
}
