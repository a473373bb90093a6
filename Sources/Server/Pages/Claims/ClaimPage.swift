import Access
import Core
import HTML
import Registry
import Store

/// Where somebody says that they speak for an organisation. It is the same page whether somebody owns it or nobody.
struct ClaimPage: FormPage {
  let visit: Visit
  private let form: Form
  private let organisation: Organisation
  private let account: Account
  /// Those of the reader, the latest first.
  private let claims: [OrganisationClaim]
  private let hasMail: Bool

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ClaimPage {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let organisation = try visit.organisation()
    let claims = try await service.store.read { try OrganisationClaims.of(account.id, $0) }
    let mine = claims.filter { visit.cluster.present($0.organisation) == organisation.id.rawValue }
    return ClaimPage(
      visit: visit, form: form, organisation: organisation, account: account, claims: mine.reversed(),
      hasMail: service.mailing != nil)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let organisation = try visit.organisation()
    let ids = visit.ids(of: organisation.id.rawValue)
    if form["do"] == "withdraw" {
      let id = form["claim"]
      try await service.act("claim.withdraw", of: visit) { try $0.withdrawClaim(id, by: account.id) }
    } else {
      let (words, code) = (form["words"], try code(form["code"]))
      try await service.act("claim.make", of: visit) {
        _ = try $0.claim(ids, as: account.id, words: words, code: code, website: organisation.claimSite)
      }
    }
    return .moved(visit.link(.claim(ids.present)))
  }

  private static func code(_ words: String) throws -> String? {
    let code = words.uppercased().filter { !$0.isWhitespace }
    guard !code.isEmpty else { return nil }
    if let fault = CreditCode.fault(code) {
      throw Refusal(.claimCode, at: "code", ["why": fault.zh, "why.en": fault.en])
    }
    return code
  }

  var title: String { visit.say("认领单位", "Claim an organisation") }
  private var here: Link { visit.link(.claim(organisation.id.rawValue)) }
  private var role: Membership.Role? { visit.caller.roles[organisation.id.rawValue] }
  private var domain: String? { MailDomain.common(account.email, website: organisation.claimSite) }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      organisation.name.best(visit.language),
      lead: visit.say(
        "认领后可以单位的名义发布、表态、邀请同事。", "Whoever claims it posts and answers in its name, and invites colleagues."),
      kicker: title)
    html.p { html.a(visit.say("单位的页面", "Its page"), .href(visit.link(.record(organisation.ref)))) }
    html.refusalNote(form, visit)
    if let role {
      html.p(visit.say("你在这个单位是：\(role.label.zh)。", "What you are to it: \(role.label.en)."))
      if role >= .agent {
        return html.p { html.a(visit.say("我的账号", "My account"), .href(visit.link(.account))) }
      }
    }
    made(html)
    guard !claims.contains(where: { $0.state == .open }) else { return }
    if let domain, account.confirmed != nil {
      html.part("domain", visit.say("凭邮箱认领", "By your address")) {
        html.p(
          visit.say(
            "你的邮箱 \(account.email) 与单位网站同属 \(domain)。",
            "Your address \(account.email) is under \(domain), as its web site is."))
        html.formButton(visit.say("认领", "Claim it"), to: here, visit, values: [("do", "domain")])
      }
    } else if domain != nil, hasMail {
      html.p {
        html.a(visit.say("先确认邮箱，可凭邮箱认领", "Confirm your address first, and claim it by that"), .href(visit.link(.email)))
      }
    }
    ask(html)
  }

  private func ask(_ html: HTMLWriter) {
    html.part("ask", visit.say("写明理由，请求认领", "Ask for it")) {
      html.p(
        visit.say(
          "由单位的负责人或集群的运营人员决定；他们会看到你的姓名和邮箱。",
          "Its owners or the cluster's office decide, and learn your name and address."), .class("muted"))
      html.form(to: here, form, visit, isRefusalTold: true) {
        html.input(.type("hidden"), .name("do"), .value("ask"))
        html.area(
          "words", Label("说明", "Who you are to it"),
          hint: Label("你的职务，以及怎样核实，如单位总机", "What you do there, and how that can be checked: the switchboard, say"),
          rows: 4,
          most: OrganisationClaim.longest, form, visit)
        FormField(
          name: "code", label: Label("统一社会信用代码", "Unified social credit code"),
          hint: Label("18 位，可以不填；代码是公开的，只作参考", "18 characters, may stay empty; it is public and only helps"), most: 40,
          isRequired: false
        ).write(html, form, visit)
        html.submitButton(visit.say("提交", "Ask"))
      }
    }
  }

  private func made(_ html: HTMLWriter) {
    guard !claims.isEmpty else { return }
    html.part("claims", visit.say("我的认领", "My claims"), count: claims.count) {
      html.ul(.class("rows")) {
        for claim in claims {
          html.li {
            html.span(claim.state.label[visit.language], .class("stage"))
            html.text(
              visit.say(" 提交于 \(JournalHead.day(of: claim.made))", " made on \(JournalHead.day(of: claim.made))"))
            if claim.by != nil, !claim.decision.isEmpty { html.p(claim.decision) }
            if claim.state == .open {
              html.formButton(
                visit.say("撤回", "Withdraw it"), to: here, visit, values: [("do", "withdraw"), ("claim", claim.id)])
            }
          }
        }
      }
    }
  }
}
