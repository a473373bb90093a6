import Core
package import Store

extension Act {
  /// A claim. Where mail of the organisation's own domain reaches whoever makes it, and nobody owns it, they own it from then on;
  /// else it waits for its owners, or the office.
  ///
  /// - Parameter website: the organisation's, as its record says; nil where mail of its domain proves nothing.
  package func claim(
    _ organisation: OrganisationIDs, as id: AccountID, words: String, code: String?, website: String?
  ) throws -> OrganisationClaim {
    try require(.claimOrganisation, of: id, for: organisation)
    let (account, now) = (try account(id), at.milliseconds)
    guard try !(People.role(of: id, in: organisation, connection).map { $0 >= .agent } ?? false) else {
      throw Refusal(.claimOwn)
    }
    try requireRoom(for: id, organisation)
    let domain = account.confirmed.flatMap { _ in MailDomain.common(account.email, website: website) }
    guard domain != nil || !words.allSatisfy(\.isWhitespace), OrganisationClaim.mayBeSaid(words) else {
      throw Refusal(.claimWords, at: "words", ["most": "\(OrganisationClaim.longest)"])
    }
    // Read in any case, so that a claim that waits took the same work whether somebody owns the organisation or nobody.
    let isOwned = try People.roles(in: organisation, connection).values.contains(.owner)
    var claim = OrganisationClaim(
      id: Secret.letters(12), account: id, organisation: organisation.present, words: words, code: code,
      hasDomain: domain != nil, state: .open, decision: "", by: nil, made: now, decided: nil)
    if let domain, !isOwned {
      (claim.state, claim.decision, claim.decided) = (.granted, domain, now)
      try put(.owner, of: id, in: organisation)
    }
    try ClaimTable.insert(claim, connection)
    try journal(
      claim.ref,
      [
        "organisation": .init(before: nil, after: claim.organisation),
        "state": .init(before: nil, after: claim.state.rawValue), "words": .init(before: nil, after: words),
        "domain": .init(before: nil, after: domain),
      ], personal: ["words"])
    return claim
  }

  /// Throws `claim.open`, `claim.many`, and `claim.full` where more ask for this one than anybody reads.
  private func requireRoom(for id: AccountID, _ organisation: OrganisationIDs) throws {
    let mine = try OrganisationClaims.of(id, connection)
    let open = mine.filter { $0.state == .open }
    guard !open.contains(where: { organisation.all.contains($0.organisation) }) else { throw Refusal(.claimOpen) }
    let late = mine.filter { $0.made > at.milliseconds - OrganisationClaim.period }
    guard open.count < OrganisationClaim.mostOpen, late.count < OrganisationClaim.mostMade else {
      throw Refusal(.claimMany, ["most": "\(OrganisationClaim.mostOpen)", "month": "\(OrganisationClaim.mostMade)"])
    }
    guard try OrganisationClaims.open(of: organisation, connection).count < OrganisationClaim.mostOfOne else {
      throw Refusal(.claimFull)
    }
  }

  /// By an owner, or by the office; nobody decides their own.
  @discardableResult
  package func grantClaim(
    _ id: String, of organisation: OrganisationIDs, as role: Membership.Role, words: String, by doer: AccountID
  ) throws -> OrganisationClaim {
    var claim = try waiting(id, of: organisation, for: doer)
    guard Invitation.roles.contains(role) else { throw Refusal(.membershipRole, at: "role") }
    let present = try People.role(of: claim.account, in: organisation, connection)
    guard try account(claim.account).state == .active, present.map({ $0 < .agent }) ?? true else {
      throw Refusal(.claimAbsent)
    }
    if present.map({ $0 < role }) ?? true { try put(role, of: claim.account, in: organisation) }
    try decide(&claim, .granted, words, doer)
    return claim
  }

  /// Throws `claim.reason` without a reason.
  @discardableResult
  package func refuseClaim(
    _ id: String, of organisation: OrganisationIDs, words: String, by doer: AccountID
  ) throws -> OrganisationClaim {
    var claim = try waiting(id, of: organisation, for: doer)
    guard !words.allSatisfy(\.isWhitespace) else {
      throw Refusal(.claimReason, at: "decision", ["most": "\(OrganisationClaim.longest)"])
    }
    try decide(&claim, .refused, words, doer)
    return claim
  }

  /// By whoever made it.
  package func withdrawClaim(_ id: String, by doer: AccountID) throws {
    guard var claim = try OrganisationClaims.find(id, connection), claim.account == doer, claim.state == .open else {
      throw Refusal(.claimAbsent)
    }
    try decide(&claim, .withdrawn, "", doer)
  }

  /// Throws `claim.absent` for what is decided, or another organisation's.
  private func waiting(
    _ id: String, of organisation: OrganisationIDs, for doer: AccountID
  ) throws -> OrganisationClaim {
    try require(.invite, of: doer, for: organisation)
    guard let claim = try OrganisationClaims.find(id, connection), claim.state == .open,
      organisation.all.contains(claim.organisation)
    else { throw Refusal(.claimAbsent) }
    try require(doer, isNot: claim.account)
    return claim
  }

  private func decide(
    _ claim: inout OrganisationClaim, _ state: OrganisationClaim.State, _ words: String, _ doer: AccountID
  ) throws {
    guard OrganisationClaim.mayBeSaid(words) else {
      throw Refusal(.claimReason, at: "decision", ["most": "\(OrganisationClaim.longest)"])
    }
    (claim.state, claim.decision, claim.by, claim.decided) = (state, words, doer, at.milliseconds)
    try ClaimTable.update(claim, connection)
    try journal(
      claim.ref,
      [
        "state": .init(before: OrganisationClaim.State.open.rawValue, after: state.rawValue),
        "decision": .init(before: nil, after: words),
      ], personal: ["decision"])
  }

  /// What somebody asked for who is forgotten.
  func eraseClaims(of account: AccountID) throws {
    for claim in try OrganisationClaims.of(account, connection) {
      try ClaimTable.remove(claim, connection)
      try forget(claim.ref)
    }
  }
}
