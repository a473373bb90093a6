import Access
import Core
import Exchange
import HTML
import Matching
import Registry

/// What the reader may do to an engagement now, a form each.
struct EngagementForms {
  let page: EngagementPage

  private var visit: Visit { page.visit }
  private var engagement: Engagement { page.engagement }
  private var standing: EngagementStanding { page.standing }
  private var actor: Side? { page.actor }
  /// Sides for which the reader may act.
  private var mine: [Side] { Side.allCases.filter(standing.mayAnswer.contains) }

  func write(_ html: HTMLWriter) {
    if engagement.stage == .proposed {
      for side in mine where engagement[side].answer == .unsaid { answer(html, side) }
    }
    guard standing.mayWork else { return }
    if engagement.stage.isMutual {
      for side in mine where engagement[side].consent == nil && page.hasConfidential.contains(side.other) {
        html.part("promise", visit.say("对方有保密内容", "The other side has a confidential part")) {
          form(html, "promise", as: side) { form in
            html.consent(form, visit)
            html.submitButton(visit.say("承诺并查看", "Promise, and see it"))
          }
        }
      }
    }
    if engagement.stage == .introduced || engagement.stage == .negotiating {
      if engagement.stage == .introduced {
        html.part("negotiate", visit.say("洽谈", "Negotiations")) {
          html.formButton(
            visit.say("转入洽谈", "Begin to negotiate"), to: visit.link(.engagement(engagement.id)), visit,
            values: [("do", "negotiate"), ("side", actor?.rawValue ?? "")])
        }
      }
      sign(html)
    }
    if engagement.stage.isOpen { if standing.leads { plan(html) } }
    note(html)
    if engagement.stage.isOpen { end(html) }
  }

  private func form(
    _ html: HTMLWriter, _ verb: String, as side: Side?, filled: Form = Form(), _ content: (Form) -> Void
  ) {
    html.deedForm(
      verb, about: ("side", side?.rawValue ?? ""), to: visit.link(.engagement(engagement.id)), sent: page.form,
      filled: filled, visit, content)
  }

  private func answer(_ html: HTMLWriter, _ side: Side) {
    html.part("answer-\(side.rawValue)", visit.say("\(page.name(side))：是否有意向", "\(page.name(side)): yes or no?")) {
      form(html, "accept", as: side) { form in
        html.area("words", Label("附言", "A few words"), rows: 2, most: 2000, form, visit)
        if page.hasConfidential.contains(side.other) { html.consent(form, visit) }
        html.submitButton(visit.say("有意向", "Yes, go on"))
      }
      html.details(.open(page.form["do"] == "decline")) {
        html.summary(visit.say("没有意向", "No"))
        form(html, "decline", as: side) { form in
          html.area(
            "reason", Label("原因", "Why not"), hint: Label("只有经纪人和运营人员能看到", "Brokers and the office alone read it"),
            rows: 2,
            most: 2000, form, visit)
          html.submitButton(visit.say("婉拒", "Decline"))
        }
      }
    }
  }

  private func sign(_ html: HTMLWriter) {
    html.part("sign", visit.say("签约", "Sign")) {
      html.details(.open(page.form["do"] == "sign")) {
        html.summary(visit.say("登记已签署的协议", "Write down a signed agreement"))
        form(html, "sign", as: actor) { form in
          FormField(name: "name", label: Label("协议名称", "Name of the agreement")).write(html, form, visit)
          html.choice(
            "type", Label("类型", "Type"),
            of: Vocabulary.agreementTypes.words.map { ($0.value, $0.label[visit.language]) }, none: "–", form, visit)
          FormField(
            name: "value", label: Label("金额", "Value"),
            hint: Label("如 1200000 或 USD 50000；没有就留空", "Such as 1200000 (yuan) or USD 50000; may stay empty"), most: 40,
            isRequired: false
          ).write(html, form, visit)
          FormField(name: "day", label: Label("签署日期", "Day of the signature"), type: "date", most: 10).write(
            html, form, visit)
          FormField(
            name: "due", label: Label("约定交付日期", "To be delivered by"),
            hint: Label("没有约定就留空", "May stay empty"), type: "date", most: 10, isRequired: false
          ).write(html, form, visit)
          if [Need.kind, Project.kind].contains(engagement.ask.kind), actor != .answer {
            html.check("closes", Label("需求已满足，结束征集", "What was sought is found: close it"), form, visit)
          }
          html.submitButton(visit.say("登记签约", "It is signed"))
        }
      }
    }
  }

  private func plan(_ html: HTMLWriter) {
    html.part("plan", visit.say("下一步", "Next action")) {
      if !engagement.nextAction.isEmpty {
        html.p([engagement.nextDay?.description, engagement.nextAction].compactMap { $0 }.joined(separator: " · "))
      }
      let now = Form(["action": [engagement.nextAction], "day": [engagement.nextDay?.description ?? ""]])
      form(html, "plan", as: nil, filled: now) { form in
        FormField(name: "action", label: Label("做什么", "What"), isRequired: false).write(html, form, visit)
        FormField(name: "day", label: Label("哪天之前", "By when"), type: "date", most: 10, isRequired: false).write(
          html, form, visit)
        if engagement.broker != standing.account {
          html.choice(
            "broker", Label("由谁跟进", "Who follows it up"), of: [("me", visit.say("我", "I"))],
            none: visit.say("不变", "as before"), form, visit)
        }
        html.submitButton(visit.say("保存", "Keep"))
      }
    }
  }

  private func note(_ html: HTMLWriter) {
    html.part("note", visit.say("写一条记录", "Write a note")) {
      form(html, "note", as: actor) { form in
        html.area(
          "note", Label("记录", "Note"),
          hint: actor == nil ? nil : Label("双方与经纪人可见", "Both sides and the broker read it"), rows: 2, most: 2000, form,
          visit)
        if actor == nil { html.check("shared", Label("让双方看到", "Let both sides read it"), form, visit) }
        html.submitButton(visit.say("记下", "Keep it"))
      }
    }
  }

  /// The way out: a side declines, who brought it up takes it back.
  private func end(_ html: HTMLWriter) {
    let mayWithdraw = standing.leads || engagement.opener == standing.account
    html.details(.open(["withdraw", "decline"].contains(page.form["do"]))) {
      html.summary(visit.say("结束对接", "End the engagement"))
      for side in mine where engagement.stage != .proposed || engagement[side].answer == .yes {
        form(html, "decline", as: side) { form in
          html.area(
            "reason", Label("\(page.name(side))：不再继续的原因", "\(page.name(side)): why it ends"), rows: 2, most: 2000, form,
            visit)
          html.submitButton(visit.say("婉拒", "Decline"))
        }
      }
      if mayWithdraw {
        form(html, "withdraw", as: standing.leads ? nil : actor) { form in
          html.area("reason", Label("撤回原因", "Why it is taken back"), rows: 2, most: 2000, form, visit)
          html.submitButton(visit.say("撤回", "Take it back"))
        }
      }
    }
  }
}
