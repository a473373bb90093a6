import Core
package import Store

// Nobody's mail box is filled by us, whoever asks for it.

extension Act {
  /// That another letter may go to `address` because `account` wants it to. Throws `letter.wait`.
  ///
  /// All who write to one address are counted together, for their letters come together; and each alone, to fewer, or somebody could use up
  /// what others would write.
  package func countLetter(to address: EmailAddress, of account: AccountID) throws {
    let day = 24 * 3_600_000
    try admit("\(account) to \(address)", most: 5, within: day, Label("一天", "a day"))
    try admit("to \(address)", most: 20, within: day, Label("一天", "a day"))
  }

  /// That another letter may go out to an address that `account` says to be theirs: any, so it is asked for more seldom.
  package func countLetter(of account: AccountID) throws {
    try admit("\(account)", most: 5, within: Attempts.window, Label("一刻钟", "a quarter of an hour"))
  }

  private func admit(_ what: String, most: Int, within period: Int, _ words: Label) throws {
    guard try Attempts.admits("letter \(what)", most: most, within: period, at: at.milliseconds, connection) else {
      throw Refusal(.letterWait, ["when": words.zh, "when.en": words.en])
    }
  }
}
