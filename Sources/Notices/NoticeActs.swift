package import Access
package import Core
package import Store

extension Act {
  /// Tells of what this act does, in the same transaction: a notice is never of what did not happen, and none is lost.
  ///
  /// - Parameter by: who did it, and is not told.
  package func tell(
    _ matter: NoticeMatter, of subject: Ref, to addressees: [Addressee], detail: String = "", by: AccountID?
  ) throws {
    for addressee in addressees {
      try NoticeTable.insert(
        matter, of: subject, to: addressee, detail: detail, by: by, at: at.milliseconds, connection)
    }
  }

  /// The same, unless just this was told before: for what is looked at again and again.
  package func remind(_ matter: NoticeMatter, of subject: Ref, to addressees: [Addressee], detail: String) throws {
    for addressee in addressees
    where try !NoticeTable.wasTold(matter, of: subject, to: addressee, detail: detail, connection) {
      try tell(matter, of: subject, to: [addressee], detail: detail, by: nil)
    }
  }

  /// Forgets what was told longer ago than this.
  package func forgetNotices(before: Int) throws {
    try connection.execute("DELETE FROM notice WHERE at < \(before)")
  }
}
