import Core
import Foundation
package import Store

/// What an account has to give besides its password: a code by the clock, or one of some codes written down for when the telephone is lost.
package struct SecondFactor: Sendable {
  package let account: AccountID
  package let totp: TOTP
  /// Whether a first code has shown that the app has the key: until then it is not asked for.
  package let isConfirmed: Bool
  /// The step of the last code that was taken.
  let last: Int

  static let migration = Migration(
    "105-second-factor",
    [
      """
      CREATE TABLE second_factor (
        account TEXT PRIMARY KEY NOT NULL REFERENCES account (id), secret BYTEA NOT NULL, confirmed BIGINT NOT NULL,
        last BIGINT NOT NULL)
      """,
      """
      CREATE TABLE recovery_code (
        account TEXT NOT NULL REFERENCES account (id), hash TEXT NOT NULL, PRIMARY KEY (account, hash))
      """,
    ])

  package static func find(_ account: AccountID, _ connection: any Connection) throws -> SecondFactor? {
    guard
      let row = try connection.row(
        "SELECT secret, confirmed, last FROM second_factor WHERE account = \(account.rawValue)"),
      let key = row.bytes(0)
    else { return nil }
    return SecondFactor(
      account: account, totp: TOTP(key: key), isConfirmed: row.integer(1) == 1, last: row.integer(2) ?? 0)
  }

  /// Whether the account has to give a code.
  static func isAsked(of account: AccountID, _ connection: any Connection) throws -> Bool {
    try find(account, connection)?.isConfirmed ?? false
  }

  /// Takes a code of the app, or one that was written down; each once.
  func take(_ words: String, at now: Int, _ connection: any Connection) throws -> Bool {
    let words = words.filter { !$0.isWhitespace && $0 != "-" }.lowercased()
    if let step = totp.step(of: words, at: now, after: last) {
      // Two requests with one code: the second finds the step taken.
      return try connection.execute(
        "UPDATE second_factor SET last = \(step) WHERE account = \(account.rawValue) AND last < \(step)") == 1
    }
    return try connection.execute(
      "DELETE FROM recovery_code WHERE account = \(account.rawValue) AND hash = \(RecoveryCode.hash(words, account))")
      == 1
  }

  package static func recoveryCodesLeft(_ account: AccountID, _ connection: any Connection) throws -> Int {
    try connection.row("SELECT count(*) FROM recovery_code WHERE account = \(account.rawValue)")?.integer(0) ?? 0
  }
}

extension Act {
  /// A new key for an account's app, not asked for until it is confirmed.
  package func beginSecondFactor(of id: AccountID) throws -> TOTP {
    if let present = try SecondFactor.find(id, connection), present.isConfirmed { throw Refusal(.secondFactorOn) }
    let totp = TOTP()
    try connection.execute(
      """
      INSERT INTO second_factor (account, secret, confirmed, last) VALUES (\(id.rawValue), \(totp.key), 0, 0)
        ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, confirmed = 0, last = 0
      """)
    return totp
  }

  /// Whether a code is right. The try is counted in the act that looks, so that of many at once none goes uncounted; three codes of a
  /// million are right at any time, and whoever is here has the password, so it is fewer than for guessing at that.
  ///
  /// A wrong one is no error here: the count has to be committed. Throws `sign-in.wait`.
  func accepts(_ code: String, of factor: SecondFactor, from network: String) throws -> Bool {
    let counts = Attempts.Count.counts("code \(factor.account)", from: network, mostOfAll: 12)
    try Attempts.begin(counts, at: at.milliseconds, connection)
    guard try factor.take(code, at: at.milliseconds, connection) else {
      try journal(factor.account.ref, [:], verb: "code.refused")
      return false
    }
    try Attempts.succeed(counts, connection)
    return true
  }

  /// With a first code: from now on it is asked for. Returns the codes to be written down; nil for a wrong code.
  package func confirmSecondFactor(of id: AccountID, with code: String, from network: String) throws -> [String]? {
    guard let factor = try SecondFactor.find(id, connection), !factor.isConfirmed else {
      throw Refusal(.secondFactorOn)
    }
    guard try accepts(code, of: factor, from: network) else { return nil }
    try connection.execute("UPDATE second_factor SET confirmed = 1 WHERE account = \(id.rawValue)")
    try connection.execute("DELETE FROM recovery_code WHERE account = \(id.rawValue)")
    let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.random() }
    for code in codes {
      try connection.execute(
        "INSERT INTO recovery_code (account, hash) VALUES (\(id.rawValue), \(RecoveryCode.hash(code, id)))")
    }
    try journal(id.ref, ["second-factor": .init(before: "off", after: "on")])
    return codes.map(RecoveryCode.spaced)
  }

  /// By its owner, who has a code. False for a wrong one.
  package func endSecondFactor(of id: AccountID, with code: String, from network: String) throws -> Bool {
    guard let factor = try SecondFactor.find(id, connection), factor.isConfirmed else { return true }
    guard try accepts(code, of: factor, from: network) else { return false }
    try endSecondFactor(of: id)
    return true
  }

  /// By its owner, or by an operator for somebody who lost both telephone and codes.
  package func endSecondFactor(of id: AccountID) throws {
    guard try connection.execute("DELETE FROM second_factor WHERE account = \(id.rawValue)") == 1 else { return }
    try connection.execute("DELETE FROM recovery_code WHERE account = \(id.rawValue)")
    try journal(id.ref, ["second-factor": .init(before: "on", after: "off")])
  }
}
