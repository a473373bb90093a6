import Access
import Core
import Exchange
import HTML
import Registry

/// What a posting says besides its record: for whom, who sees it, whom to call, what is told in confidence.
struct PostingTerms: Sendable {
  let organisation: String
  let visibility: Visibility
  let disclosure: Disclosure

  /// Throws `posting.organisation`.
  init(_ form: Form, _ visit: Visit) throws {
    organisation = form["organisation"]
    guard visit.caller.may(.post, for: organisation),
      visit.cluster.find(ID<Organisation>(organisation), for: visit.audience) != nil
    else { throw Refusal(.postingOrganisation, at: "organisation") }
    visibility = form["visibility"] == "members" ? .members : .everyone
    disclosure = Disclosure(
      details: form["details"], name: form["contact_name"], telephone: form["contact_telephone"],
      email: form["contact_email"])
  }

  /// Organisations for which somebody may post.
  static func organisations(_ visit: Visit) -> [String] {
    visit.caller.roles.filter { $0.value >= .editor }.keys.sorted()
  }

  static func write(_ html: HTMLWriter, _ form: Form, _ visit: Visit) {
    html.choice(
      "visibility", Label("谁能看到", "Who sees it"),
      of: [Visibility.everyone, .members].map { ($0.rawValue, label($0)[visit.language]) }, form, visit)
    html.h2(visit.say("只对有意向的对方打开", "For the other side alone, once both have said yes"))
    html.p(
      visit.say(
        "以下内容不进入搜索、匹配和统计；双方都表示有意向、对方承诺保密后才打开。",
        "None of it is searched, matched or counted; it opens once both sides have said yes and the other has promised to keep it."
      ),
      .class("muted"))
    html.area("details", Label("保密内容", "In confidence"), form, visit)
    FormField(
      name: "contact_name", label: Label("联系人", "Contact"), autocomplete: "name", isRequired: false
    ).write(html, form, visit)
    FormField(
      name: "contact_telephone", label: Label("电话", "Telephone"), type: "tel", autocomplete: "tel", keyboard: "tel",
      isRequired: false
    ).write(html, form, visit)
    FormField(
      name: "contact_email", label: Label("邮箱", "E-mail"), type: "email", autocomplete: "email", keyboard: "email",
      isRequired: false
    ).write(html, form, visit)
  }

  /// What is kept otherwise than the form says, a line a field.
  static func writeDifference(_ html: HTMLWriter, _ form: Form, from kept: [String: [String]], _ visit: Visit) {
    for (name, label) in labels where form[name] != kept[name]?.first ?? "" {
      let value = kept[name]?.first ?? ""
      let seen = name == "visibility" ? Visibility(rawValue: value).map { self.label($0)[visit.language] } : value
      html.isNow(label, seen ?? value, visit)
    }
  }

  private static let labels = [
    ("visibility", Label("谁能看到", "Who sees it")), ("details", Label("保密内容", "In confidence")),
    ("contact_name", Label("联系人", "Contact")), ("contact_telephone", Label("电话", "Telephone")),
    ("contact_email", Label("邮箱", "E-mail")),
  ]

  private static func label(_ visibility: Visibility) -> Label {
    visibility == .members ? Label("登录的成员", "Members who have signed in") : Label("所有人", "Everybody")
  }

  static func form(_ disclosure: Disclosure, _ posting: Posting) -> [String: [String]] {
    [
      "details": [disclosure.details], "contact_name": [disclosure.name], "contact_telephone": [disclosure.telephone],
      "contact_email": [disclosure.email], "visibility": [posting.visibility.rawValue],
      "organisation": [posting.organisation],
    ]
  }
}

extension HTMLWriter {
  /// What a field of a form that came too late says now.
  func isNow(_ field: Label, _ value: String, _ visit: Visit) {
    let words = value.isEmpty ? visit.say("（空）", "(empty)") : value
    li(visit.say("\(field.zh)现在是：\(words)", "\(field.en) is now: \(words)"))
  }

  /// What somebody is told who may post for nobody.
  func noOrganisation(_ visit: Visit) {
    p(
      visit.say(
        "发布要以一个单位的名义：请让单位的负责人或运营人员给你编辑者角色。",
        "One posts for an organisation: ask its owner or the office to make you an editor of it."))
  }
}
