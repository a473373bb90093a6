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
    let account = try await store.write { connection in
      try Attempts.begin(counts, at: now, connection)
      return try address.flatMap { try AccountTable.find($0, connection) }
    }
    let isRight = try await desk.matches(password, account?.password)
    guard isRight, let account, account.state == .active else {
      try await refused(account?.id, by: "visitor", at: moment)
      throw Refusal(.signInWrong)
    }
    let rehashed = account.password?.isDated == true ? try await desk.hash(Password(unchecked: password)) : nil
    return try await store.act(as: account.id.actor, "session.begin", at: moment) { act in
      // It may have changed while the password was compared.
      guard let present = try AccountTable.find(account.id, act.connection), present.state == .active,
        present.password == account.password
      else { throw Refusal(.signInWrong) }
      if let rehashed { try AccountTable.update(present.with(rehashed), act.connection) }
      try Attempts.succeed(counts, act.connection)
      if try SecondFactor.isAsked(of: account.id, act.connection) {
        return .codeWanted(try act.link(for: account.id, .code))
      }
      return .signedIn(try act.begin(account.id, origin))
    }
  }

  /// The second step. Throws `code.wrong`, `code.late` when it took too long, and `sign-in.wait`.
  package func enter(
    code: String, _ wanted: Secret?, from origin: Origin, at moment: Date = Date()
  ) async throws -> Secret {
    let link: OneTimeLink
    do {
      link = try await store.read { try OneTimeLink.find(wanted, for: .code, at: moment.milliseconds, $0) }
    } catch let refusal as Refusal where refusal.rule == .linkEnded {
      throw Refusal(.codeLate)
    }
    let session = try await store.act(as: link.account.actor, "session.begin", at: moment) { act -> Secret? in
      guard let factor = try SecondFactor.find(link.account, act.connection),
        try act.accepts(code, of: factor, from: origin.network)
      else { return nil }
      // Of two that come with one link the second finds it used.
      _ = try OneTimeLink.find(wanted, for: .code, at: moment.milliseconds, act.connection)
      try OneTimeLink.end(of: link.account, .code, act.connection)
      return try act.begin(link.account, origin)
    }
    guard let session else { throw Refusal(.codeWrong, at: "code") }
    return session
  }

  /// That whoever sits at a signed-in browser knows the password: asked for before anything is changed that keeps somebody in or out.
  ///
  /// Throws `password.wrong` and `sign-in.wait`.
  package func confirm(_ account: Account, _ password: String, from network: String, at moment: Date = Date())
    async throws
  {
    let counts = Attempts.Count.counts("present \(account.id)", from: network)
    try await store.write { try Attempts.begin(counts, at: moment.milliseconds, $0) }
    guard try await desk.matches(password, account.password) else {
      try await refused(account.id, by: account.id.actor, at: moment)
      throw Refusal(.passwordWrong, at: "present")
    }
    try await store.write { try Attempts.succeed(counts, $0) }
  }

  private func refused(_ account: AccountID?, by actor: String, at moment: Date) async throws {
    // The journal has one line too for an account that is not there: writing none would be told by the time.
    let who = account ?? AccountID(rawValue: "-")
    try await store.act(as: actor, "sign-in.refused", at: moment) { try $0.journal(who.ref, [:]) }
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
