package import Core

/// An organisation that the lead of an application wants beside it.
package struct ConsortiumMember: Sendable, Hashable {
  package enum Answer: String, Sendable, CaseIterable {
    case invited, joined, declined

    package var label: Label {
      switch self {
      case .invited: Label("待确认", "Asked")
      case .joined: Label("已加入", "Joined")
      case .declined: Label("已婉拒", "Declined")
      }
    }
  }

  /// Its id when it was asked: it may have been merged into another since.
  package let organisation: String
  package var answer: Answer
}
