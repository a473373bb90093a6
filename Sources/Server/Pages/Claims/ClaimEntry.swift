import Access
import Core
import HTML
import Registry
import Store

/// A claim as those see it who decide: who makes it, what speaks for it, and the decision's form.
struct ClaimEntry {
  let claim: OrganisationClaim
  private let claimer: Account?
  /// Whether somebody owns it already, and is asked.
  private let isOwned: Bool
  private let organisation: Organisation?

  init(_ claim: OrganisationClaim, _ visit: Visit, _ connection: any Connection) throws {
    self.claim = claim
    claimer = try Accounts.find(claim.account, connection)
    isOwned = try !People.owners(of: visit.ids(of: claim.organisation), connection).isEmpty
    let ref = Ref(Organisation.kind, visit.cluster.present(claim.organisation))
    organisation = visit.cluster.record(ref, for: visit.audience) as? Organisation
  }

  /// As the form of an entry asks for it.
  static func decide(_ form: Form, of ids: OrganisationIDs, _ visit: Visit, _ service: AccountService) async throws {
    guard let doer = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    let (id, words) = (form["claim"], form["decision"])
    guard form["do"] == "grant" else {
      return try await service.act("claim.refuse", of: visit) {
        try $0.tell(decided: $0.refuseClaim(id, of: ids, words: words, by: doer), ids, by: doer)
      }
    }
    guard let role = Membership.Role(rawValue: form["role"]) else { throw Refusal(.membershipRole, at: "role") }
    try await service.act("claim.grant", of: visit) {
      try $0.tell(decided: $0.grantClaim(id, of: ids, as: role, words: words, by: doer), ids, by: doer)
    }
  }

  func write(_ html: HTMLWriter, to link: Link, _ form: Form, _ visit: Visit) {
    html.article(.class("claim"), .id("claim-\(claim.id)")) {
      html.h3 {
        html.text(claimer?.name ?? "–")
        html.span(" \(claimer?.email.description ?? "")", .class("muted"))
      }
      html.ul { for words in evidence { html.li(words[visit.language]) } }
      if !claim.words.isEmpty { html.p(claim.words) }
      let about = (name: "claim", value: claim.id)
      let suggested = Form(["role": [isOwned ? "editor" : "owner"]])
      html.deedForm("grant", about: about, to: link, sent: form, filled: suggested, visit) { form in
        html.roleChoice(form, visit)
        html.submitButton(visit.say("同意", "Grant it"))
      }
      html.details(.open(form["claim"] == claim.id && form["do"] == "refuse")) {
        html.summary(visit.say("不同意", "Refuse it"))
        html.deedForm("refuse", about: about, to: link, sent: form, visit) { form in
          html.area(
            "decision", Label("原因", "Why not"), hint: Label("申请人会看到", "Whoever asked reads it"), rows: 2,
            most: OrganisationClaim.longest, form, visit)
          html.submitButton(visit.say("不同意", "Refuse it"))
        }
      }
    }
  }

  /// What is known of the claim beside its words.
  private var evidence: [Label] {
    var out: [Label] = []
    if claim.hasDomain {
      out.append(Label("已确认的邮箱属于单位网站的域名", "A confirmed address under the domain of its web site"))
    } else if claimer?.confirmed == nil {
      out.append(Label("邮箱未经确认", "The address is not confirmed"))
    }
    switch (claim.code, organisation?.creditCode) {
    case (nil, _): break
    case (let given?, let recorded?) where given == recorded:
      out.append(Label("信用代码与登记一致（代码是公开的）", "The credit code is the recorded one (which is public)"))
    case (let given?, nil): out.append(Label("信用代码 \(given)，登记中没有", "Credit code \(given); none is recorded"))
    case (let given?, _?): out.append(Label("信用代码 \(given)，与登记不符", "Credit code \(given): not the recorded one"))
    }
    out.append(
      isOwned
        ? Label("单位已有负责人，由其决定", "It has an owner, who is asked")
        : Label("单位还没有负责人", "Nobody owns it yet"))
    return out
  }
}
