import Core
import Exchange
import HTML

/// What the office can do with a round now, a form each.
struct RoundForms {
  let page: RoundOfficePage

  private var visit: Visit { page.visit }
  private var round: Round { page.round }
  private var here: Link { visit.link(.roundOffice(round.id)) }

  func write(_ html: HTMLWriter) {
    switch round.stage {
    case .draft:
      button(html, "open", Label("开榜", "Open it"))
      html.text(" ")
      button(html, "discard", Label("删除草稿", "Discard the draft"))
    case .open:
      if page.today > round.terms.closes {
        button(html, "review", Label("转入评审", "Begin the review"))
      } else {
        extend(html)
      }
    case .reviewing: publish(html)
    case .published: decide(html)
    case .decided, .cancelled: break
    }
    // What was said of an earlier result, and what was answered, stays to be read.
    if round.stage == .published || !page.objections.isEmpty { objections(html) }
    if round.stage != .draft, !round.stage.isOver { cancel(html) }
  }

  private func button(_ html: HTMLWriter, _ verb: String, _ label: Label) {
    html.formButton(label[visit.language], to: here, visit, values: [("do", verb)])
  }

  private func form(
    _ html: HTMLWriter, _ verb: String, of id: String = "", filled: Form = Form(), _ content: (Form) -> Void
  ) {
    html.deedForm(verb, about: ("id", id), to: here, sent: page.form, filled: filled, visit, content)
  }

  private func extend(_ html: HTMLWriter) {
    html.p(
      visit.say(
        "\(round.terms.closes) 24:00（北京时间）截止，其后可转入评审。",
        "The review can begin after the deadline, the end of \(round.terms.closes), China time."), .class("muted"))
    html.details(.open(page.form["do"] == "extend")) {
      html.summary(visit.say("延期", "Extend it"))
      form(html, "extend") { form in
        FormField(name: "closes", label: Label("新的截止日", "New deadline"), type: "date", most: 10).write(
          html, form, visit)
        html.submitButton(visit.say("延期", "Extend it"))
      }
    }
  }

  private func publish(_ html: HTMLWriter) {
    let ranking = page.ranking
    html.part("publish", visit.say("公示", "Publish")) {
      let open = page.tasks.count { $0.scored == nil }
      if open > 0 {
        html.p(
          visit.say(
            "还有 \(open) 份评分未提交。",
            open == 1 ? "Points of 1 expert are missing." : "Points of \(open) experts are missing."), .class("muted"))
      }
      let listed = round.terms.challenges.flatMap { ranking.lines[$0] ?? [] }
      // Who is first of each challenge is proposed; the office decides.
      let first = Form(["winners": listed.filter { $0.place == 1 }.map(\.application)])
      form(html, "publish", filled: first) { form in
        html.choices(
          "winners", Label("拟揭榜团队", "Proposed winners"),
          hint: Label("按名次，不能越过得分更高的", "By rank: nobody with more is passed over"),
          of: listed.compactMap { line in
            guard let one = page.applications.first(where: { $0.id == line.application }) else { return nil }
            let place = line.place.map { "\($0)" } ?? "–"
            let points = line.mean.map(NumberWords.hundredths) ?? "–"
            let name = visit.name(ofOrganisation: one.lead)
            return (
              line.application,
              "\(visit.name(ofChallenge: one.challenge)) · \(place) · \(name) · \(points)"
            )
          }, form, visit)
        FormField(
          name: "until", label: Label("异议截止日", "Last day for objections"),
          hint: Label(
            "留空则为第 \(round.terms.publicationDays) 个工作日；遇法定节假日请顺延",
            "Empty: working day \(round.terms.publicationDays); name a later one for public holidays"),
          type: "date", most: 10, isRequired: false
        ).write(html, form, visit)
        html.submitButton(visit.say("公示", "Publish"))
      }
    }
  }

  private func objections(_ html: HTMLWriter) {
    html.part("objections", visit.say("异议", "Objections"), count: page.objections.count) {
      if round.stage == .published {
        html.p(
          visit.say(
            "受理到 \(round.objectionsUntil?.description ?? "–")。",
            "Taken until \(round.objectionsUntil?.description ?? "–")."),
          .class("muted"))
        if page.objections.isEmpty { html.p(visit.say("还没有。", "None yet."), .class("muted")) }
      }
      html.ol(.class("log")) {
        for one in page.objections {
          html.li {
            html.objection(one, visit)
            if let about = page.applications.first(where: { $0.id == one.application }) {
              html.p(.class("byline")) {
                html.text(visit.say("针对：", "About: "))
                html.consortium(about, visit)
              }
            }
            if one.verdict == .open, round.stage == .published { settle(html, one) }
          }
        }
      }
    }
  }

  private func settle(_ html: HTMLWriter, _ one: Objection) {
    form(html, "settle", of: one.id) { form in
      html.area("answer", Label("答复", "Answer"), rows: 2, most: Objection.longest, form, visit)
      html.choice(
        "verdict", Label("结论", "Verdict"),
        of: [Objection.Verdict.rejected, .upheld].map { ($0.rawValue, $0.label[visit.language]) }, form, visit)
      html.submitButton(visit.say("答复", "Answer"))
    }
  }

  private func decide(_ html: HTMLWriter) {
    html.part("decide", visit.say("揭晓", "Decide")) {
      if let until = round.objectionsUntil, page.today <= until {
        html.p(visit.say("\(until) 过完才能揭晓。", "The result can become final once \(until) is over."), .class("muted"))
      } else {
        button(html, "decide", Label("揭晓：结果生效", "The winners are final"))
      }
      html.details(.open(page.form["do"] == "reconsider")) {
        html.summary(visit.say("退回评审，重新公示", "Back to the experts, and publish anew"))
        form(html, "reconsider") { form in
          html.area("reason", Label("原因", "Why"), rows: 2, most: 1000, form, visit)
          html.submitButton(visit.say("退回评审", "Send it back"))
        }
      }
    }
  }

  private func cancel(_ html: HTMLWriter) {
    html.details(.open(page.form["do"] == "cancel")) {
      html.summary(visit.say("取消这一轮", "Cancel this round"))
      form(html, "cancel") { form in
        html.area(
          "reason", Label("原因", "Why"), hint: Label("所有人可见", "Everybody reads it"), rows: 2, most: 1000, form, visit)
        html.submitButton(visit.say("取消", "Cancel it"))
      }
    }
  }
}
