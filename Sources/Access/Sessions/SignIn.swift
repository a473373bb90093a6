import Core
package import Foundation
package import Store

/// Getting in: by address and password, and by a code where the account asks for one.
///
/// Whether an account is there is told by no answer and no time: what is not there costs the same hash and the same write.
package struct SignIn: Sendable {
  let store: any Store
  let desk: PasswordDesk

  package init(store: any Store, desk: PasswordDesk) {
    self.store = store
    self.desk = desk
  }

  /// Where somebody comes from: the network address, and what the browser calls itself.
  package struct Origin: Sendable {
    let network: String
    let agent: String

    package init(network: String, agent: String) {
      self.network = network
      self.agent = agent
    }
  }

  package enum Outcome: Sendable {
    /// The secret of a new session.
    case signedIn(Secret)
    /// The password was right; this secret and a code are wanted.
    case codeWanted(Secret)
  }

  /// Throws `sign-in.wrong` and, after some of those, `sign-in.wait`.
  package func enter(
    _ email: String, _ password: String, from origin: Origin, at moment: Date = Date()
  ) async throws -> Outcome {
    let now = moment.milliseconds
    let address = try? EmailAddress(email)
    let name = address?.description ?? String(email.prefix(300))
    let counts = Attempts.Count.counts(name, from: origin.network)
    let account = try await store.read { connection in
      try Attempts.requireFew(counts, at: now, connection)
      return try address.flatMap { try AccountTable.find($0, connection) }
    }
    let isRight = try await desk.matches(password, account?.password)
    guard isRight, let account, account.state == .active else {
      try await fail(counts, account, at: moment)
      throw Refusal(.signInWrong)
    }
    let rehashed = account.password?.isDated == true ? try await desk.hash(Password(unchecked: password)) : nil
    return try await store.act(as: account.id.actor, "session.begin", at: moment) { act in
      try Attempts.requireFew(counts, at: now, act.connection)
      // It may have changed while the password was compared.
      guard let present = try AccountTable.find(account.id, act.connection), present.state == .active,
        present.password == account.password
      else { throw Refusal(.signInWrong) }
      if let rehashed { try AccountTable.update(present.with(rehashed), act.connection) }
      if try SecondFactor.isAsked(of: account.id, act.connection) {
        return .codeWanted(try act.link(for: account.id, .code))
      }
      try Attempts.forget(counts, act.connection)
      return .signedIn(try act.begin(account.id, origin))
    }
  }

  /// The second step. Throws `code.wrong`, `link.ended` when it took too long, and `sign-in.wait`.
  package func enter(
    code: String, _ wanted: Secret?, from origin: Origin, at moment: Date = Date()
  ) async throws -> Secret {
    let now = moment.milliseconds
    let link = try await store.read { try OneTimeLink.find(wanted, for: .code, at: now, $0) }
    // Three codes of a million are right at any time, and whoever is here has the password: fewer than for guessing at that.
    let counts = Attempts.Count.counts("code \(link.account)", from: origin.network, mostOfAll: 12)
    let session = try await store.act(as: link.account.actor, "session.begin", at: moment) { act -> Secret? in
      try Attempts.requireFew(counts, at: now, act.connection)
      _ = try OneTimeLink.find(wanted, for: .code, at: now, act.connection)
      guard let factor = try SecondFactor.find(link.account, act.connection),
        try factor.take(code, at: now, act.connection)
      else { return nil }
      try OneTimeLink.end(of: link.account, .code, act.connection)
      try Attempts.forget(counts, act.connection)
      return try act.begin(link.account, origin)
    }
    guard let session else {
      let account = try await store.read { try AccountTable.find(link.account, $0) }
      try await fail(counts, account, at: moment)
      throw Refusal(.codeWrong, at: "code")
    }
    return session
  }

  /// That whoever sits at a signed-in browser knows the password: asked for before it is changed. Throws `password.wrong`.
  package func confirm(_ account: Account, _ password: String, from network: String, at moment: Date = Date())
    async throws
  {
    let counts = Attempts.Count.counts("present \(account.id)", from: network)
    try await store.read { try Attempts.requireFew(counts, at: moment.milliseconds, $0) }
    guard try await desk.matches(password, account.password) else {
      try await fail(counts, account, at: moment)
      throw Refusal(.passwordWrong, at: "present")
    }
  }

  private func fail(_ counts: [Attempts.Count], _ account: Account?, at moment: Date) async throws {
    // The journal has one line too for an account that is not there: writing none would be told by the time.
    let who = account?.id ?? AccountID(rawValue: "-")
    try await store.act(as: "visitor", "sign-in.refused", at: moment) { act in
      try Attempts.fail(counts, at: moment.milliseconds, act.connection)
      try act.journal(who.ref, [:])
    }
  }
}

extension Act {
  fileprivate func begin(_ account: AccountID, _ origin: SignIn.Origin) throws -> Secret {
    let secret = try Session.begin(for: account, agent: origin.agent, at: at.milliseconds, connection)
    try journal(account.ref, [:])
    return secret
  }
}

extension Account {
  fileprivate func with(_ password: PasswordHash) -> Account {
    var out = self
    out.password = password
    return out
  }
}
