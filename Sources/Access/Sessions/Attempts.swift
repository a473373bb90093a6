import Core
import Store

/// How often somebody tried to get in. What is counted is a text: an address of mail, of the network, or both.
///
/// Strangers could lock an account by guessing at it if its address alone were counted low: so the pair of account and network address
/// is let in rarely, each of the two alone only much more often.
enum Attempts {
  /// What is counted, and how many wrong tries within `window` it takes until nobody is let try any more.
  struct Count: Sendable, Hashable {
    let subject: String
    let most: Int

    /// For somebody at `network` who says to be `name`. Texts are hashed: the table need not tell who tried.
    static func counts(_ name: String, from network: String, mostOfAll: Int = 60) -> [Count] {
      [
        Count(subject: subject("both", name, network), most: 6),
        Count(subject: subject("name", name), most: mostOfAll),
        Count(subject: subject("network", network), most: 120),
      ]
    }

    fileprivate static func subject(_ parts: String...) -> String {
      var digest = Digest()
      for part in parts { digest.update(framed: part) }
      return Digest.hex(digest.finish().prefix(16))
    }
  }

  /// Milliseconds.
  static let window = 15 * 60_000

  static let migration = Migration(
    "104-attempt",
    [
      "CREATE TABLE attempt (subject TEXT PRIMARY KEY NOT NULL, failures BIGINT NOT NULL, since BIGINT NOT NULL)"
    ])

  /// Counts one more try, before anybody looks whether it is right: of many that come at once none is looked at uncounted.
  ///
  /// Throws `sign-in.wait` where one of the counts is full. A window begins with its first try.
  static func begin(_ counts: [Count], at now: Int, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM attempt WHERE since <= \(now - window)")
    for count in counts {
      guard let row = try connection.row("SELECT failures, since FROM attempt WHERE subject = \(count.subject)"),
        let failures = row.integer(0), let since = row.integer(1), failures >= count.most
      else { continue }
      throw Refusal(.signInWait, ["minutes": "\((since + window - now + 59_999) / 60_000)"])
    }
    for count in counts {
      try connection.execute(
        """
        INSERT INTO attempt (subject, failures, since) VALUES (\(count.subject), 1, \(now))
          ON CONFLICT (subject) DO UPDATE SET failures = attempt.failures + 1
        """)
    }
  }

  /// Counts one more of something that is no try to get in; whether there were fewer than `most` within `period`.
  static func admits(
    _ what: String, most: Int, within period: Int = window, at now: Int, _ connection: any Connection
  ) throws -> Bool {
    let subject = Count.subject("what", what)
    try connection.execute("DELETE FROM attempt WHERE since <= \(now - window)")
    let past = try connection.row("SELECT failures FROM attempt WHERE subject = \(subject)")?.integer(0) ?? 0
    guard past < most else { return false }
    // Whatever is counted is swept a `window` after `since`: what counts for longer says to have begun later.
    let since = now + period - window
    try connection.execute(
      """
      INSERT INTO attempt (subject, failures, since) VALUES (\(subject), 1, \(since))
        ON CONFLICT (subject) DO UPDATE SET failures = attempt.failures + 1
      """)
    return true
  }

  /// The try was right and counts for nothing. Whoever got in had only mistyped before; the network's other tries stay, for others guess
  /// from there perhaps.
  static func succeed(_ counts: [Count], _ connection: any Connection) throws {
    for (index, count) in counts.enumerated() {
      if index == 0 {
        try connection.execute("DELETE FROM attempt WHERE subject = \(count.subject)")
      } else {
        try connection.execute(
          "UPDATE attempt SET failures = failures - 1 WHERE subject = \(count.subject) AND failures > 0")
      }
    }
  }
}
