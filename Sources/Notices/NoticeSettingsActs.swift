package import Access
import Core
package import Store

extension Act {
  package func set(_ pace: MailPace, of account: AccountID) throws {
    var settings = try NoticeSettings.of(account, connection)
    guard settings.pace != pace else { return }
    let before = settings.pace
    settings.pace = pace
    try settings.save(connection)
    // What waited to be sent is not sent after a no.
    if pace == .never { try connection.execute("DELETE FROM outgoing WHERE account = \(account.rawValue)") }
    try journal(account.ref, ["mail": .init(before: before.rawValue, after: pace.rawValue)])
  }
}
