import Core
import Exchange
import HTML
import Registry

/// The form in which the office writes what a round promises.
struct RoundTermsForm {
  let visit: Visit

  /// More than anybody calls for at once, and few enough to be looked through.
  private static let mostListed = 100

  // MARK: Reading

  static func read(_ form: Form) throws -> RoundTerms {
    let challenges = form.list("challenges").compactMap { Ref($0) }
    var criteria: [RoundCriterion] = []
    for row in 0..<RoundTerms.mostCriteria {
      let (zh, en) = (form["criterion_zh_\(row)"], form["criterion_en_\(row)"])
      let (weight, most) = (form["weight_\(row)"], form["most_\(row)"])
      if zh.isEmpty, en.isEmpty, weight.isEmpty { continue }
      guard let weight = Int(weight), let most = Int(most) else {
        throw Refusal(.roundCriterion, at: "criteria", ["number": "\(row + 1)"])
      }
      criteria.append(RoundCriterion(Label(zh, en), weight: weight, most: most))
    }
    return RoundTerms(
      name: Label(form["name_zh"], form["name_en"]), challenges: challenges, criteria: criteria,
      opens: try day("opens", form), closes: try day("closes", form),
      publicationDays: try count("publication_days", form), experts: try count("experts", form),
      loadLeast: try count("load_least", form), loadMost: try count("load_most", form),
      dropsExtremes: form["drops"] == "yes", isFair: form["fair"] == "yes")
  }

  static func day(_ name: String, _ form: Form) throws -> Day {
    guard let day = Day(form[name]) else { throw Refusal(.roundDays, at: name) }
    return day
  }

  private static func count(_ name: String, _ form: Form) throws -> Int {
    guard let count = Int(form[name]) else { throw Refusal(.roundCount, at: name, ["least": "0", "most": "200"]) }
    return count
  }

  // MARK: Writing

  /// What is kept, as the form has it.
  static func form(of terms: RoundTerms) -> Form {
    var values = [
      "name_zh": [terms.name.zh], "name_en": [terms.name.en], "challenges": terms.challenges.map(\.description),
      "opens": [terms.opens.description], "closes": [terms.closes.description],
      "publication_days": ["\(terms.publicationDays)"], "experts": ["\(terms.experts)"],
      "load_least": ["\(terms.loadLeast)"], "load_most": ["\(terms.loadMost)"],
      "drops": [terms.dropsExtremes ? "yes" : ""], "fair": [terms.isFair ? "yes" : ""],
    ]
    for (row, one) in terms.criteria.enumerated() {
      values["criterion_zh_\(row)"] = [one.name.zh]
      values["criterion_en_\(row)"] = [one.name.en]
      values["weight_\(row)"] = ["\(one.weight)"]
      values["most_\(row)"] = ["\(one.most)"]
    }
    return Form(values)
  }

  /// Before anything is written: the numbers that most rounds have.
  static let empty = Form([
    "publication_days": ["5"], "experts": ["3"], "load_least": ["0"], "load_most": ["10"], "fair": ["yes"],
  ])

  func write(_ html: HTMLWriter, _ form: Form) {
    FormField(name: "name_zh", label: Label("名称（中文）", "Name in Chinese"), most: 120).write(html, form, visit)
    FormField(name: "name_en", label: Label("名称（英文）", "Name in English"), most: 120).write(html, form, visit)
    challenges(html, form)
    FormField(name: "opens", label: Label("申报开始", "Applications from"), type: "date", most: 10).write(html, form, visit)
    FormField(
      name: "closes", label: Label("申报截止", "Applications until"),
      hint: Label("当日 24:00（北京时间）为止", "Until the end of that day, China time"), type: "date", most: 10
    ).write(html, form, visit)
    criteria(html, form)
    for (name, label, hint) in [
      ("experts", Label("每件申报的专家数", "Experts for each application"), nil as Label?),
      ("load_least", Label("每位专家至少评几件", "Applications an expert judges, at least"), nil),
      ("load_most", Label("每位专家至多评几件", "Applications an expert judges, at most"), nil),
      (
        "publication_days", Label("公示工作日", "Working days of publication"),
        Label("周一至周五；遇法定节假日可在公示时顺延", "Monday to Friday; public holidays can be added when it is published")
      ),
    ] {
      FormField(name: name, label: label, hint: hint, most: 3, keyboard: "numeric").write(html, form, visit)
    }
    html.check(
      "drops", Label("五位以上专家时，去掉一个最高分和一个最低分", "Of five experts or more, leave out the highest and the lowest total"),
      form,
      visit)
    html.check("fair", Label("分派时兼顾工作量均衡", "Even loads count when experts are assigned"), form, visit)
  }

  /// Public challenges that are still open and say who poses them.
  private func challenges(_ html: HTMLWriter, _ form: Form) {
    let chosen = form.list("challenges").compactMap { Ref($0) }
    let open = visit.exchange.asks(in: "challenge", for: .visitor).filter { ref in
      ref.kind == Need.kind && visit.cluster.find(ID<Need>(ref.id), for: .visitor)?.requester != nil
    }
    let listed = chosen.filter { !open.contains($0) } + chosen.filter(open.contains)
    let others = open.filter { !chosen.contains($0) }.prefix(max(0, Self.mostListed - listed.count))
    html.choices(
      "challenges", Label("难题", "Challenges"),
      hint: open.isEmpty
        ? Label("还没有已公开、写明出题单位的难题", "No challenge is public yet that says who poses it")
        : Label("已公开、仍在征集的难题", "Challenges that are public and open"),
      of: (listed + others).map { ($0.description, visit.name(ofChallenge: $0)) }, form, visit)
  }

  private func criteria(_ html: HTMLWriter, _ form: Form) {
    html.div(.class("field")) {
      if let refusal = form.refusal, refusal.place == "criteria" {
        html.p(refusal.message[visit.language], .class("field-error"))
      }
      html.p(
        visit.say("评审标准：权重之和为 100，空行不计", "Criteria: weights add up to 100, empty lines do not count"),
        .class("field-hint"))
    }
    for row in 0..<RoundTerms.mostCriteria {
      html.fieldset(.class("criterion-row")) {
        html.legend(visit.say("标准 \(row + 1)", "Criterion \(row + 1)"))
        for (name, label, most) in [
          ("criterion_zh", Label("中文", "In Chinese"), 60), ("criterion_en", Label("英文", "In English"), 60),
          ("weight", Label("权重", "Weight"), 3), ("most", Label("满分", "Most points"), 3),
        ] {
          FormField(
            name: "\(name)_\(row)", label: label, most: most, keyboard: most == 3 ? "numeric" : "text",
            isRequired: false
          ).write(html, form, visit)
        }
      }
    }
  }
}
