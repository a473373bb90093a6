import Core
import Exchange
import HTML
import Matching

/// What became of what was signed: by when it is to be delivered, what both sides say of it, and what the reader may say.
struct EngagementDelivery {
  let page: EngagementPage
  let delivery: Delivery

  private var visit: Visit { page.visit }

  func write(_ html: HTMLWriter) {
    html.part("delivery", visit.say("交付", "Delivery")) {
      html.p(.role("status")) { html.text(delivery.said(visit)) }
      guard delivery.received == nil, page.standing.mayWork else { return }
      if page.may(.ask) {
        form(html, "receive", Label("确认收到", "We have it"), "day", Label("收到的日期", "Day on which it came"), "words")
      }
      if delivery.delivered == nil {
        if page.may(.answer) {
          form(html, "deliver", Label("登记已交付", "It is delivered"), "day", Label("交付的日期", "Day of delivery"), "words")
        }
        form(
          html, "due", Label("约定交付日期", "Agree on a day of delivery"), "due", Label("交付日期", "To be delivered by"), nil)
      } else if page.may(.ask) {
        refusal(html)
      }
    }
  }

  private func form(
    _ html: HTMLWriter, _ verb: String, _ heading: Label, _ day: String, _ dayLabel: Label, _ words: String?
  ) {
    html.details(.open(page.form["do"] == verb)) {
      html.summary(heading[visit.language])
      html.deedForm(verb, about: side(verb), to: visit.link(.engagement(page.engagement.id)), sent: page.form, visit) {
        form in
        FormField(name: day, label: dayLabel, type: "date", most: 10).write(html, form, visit)
        if let words { html.area(words, Label("附言", "A few words"), rows: 2, most: 2000, form, visit) }
        html.submitButton(heading[visit.language])
      }
    }
  }

  private func refusal(_ html: HTMLWriter) {
    html.details(.open(page.form["do"] == "refuse")) {
      html.summary(visit.say("交付不符合约定", "It is not what was agreed"))
      html.deedForm(
        "refuse", about: side("refuse"), to: visit.link(.engagement(page.engagement.id)), sent: page.form, visit
      ) {
        form in
        html.area("reason", Label("哪里不符", "What is not as agreed"), rows: 2, most: 2000, form, visit)
        html.submitButton(visit.say("登记不符", "Say so"))
      }
    }
  }

  /// On whose behalf: who takes it is of the asking side, who delivers of the answering, unless the reader mediates.
  private func side(_ verb: String) -> (name: String, value: String) {
    let wanted: Side? =
      switch verb {
      case "receive", "refuse": .ask
      case "deliver": .answer
      default: page.actor
      }
    return ("side", wanted.flatMap { page.standing.mayAnswer.contains($0) ? $0.rawValue : nil } ?? "")
  }
}

extension Delivery {
  /// How far it has come, in a sentence.
  func said(_ visit: Visit) -> String {
    var parts: [String] = []
    if let day = due {
      let late = isLate(on: visit.snapshot.today) ? visit.say("，已过期", ", which is over") : ""
      parts.append(visit.say("约定 \(day) 前交付\(late)", "To be delivered by \(day)\(late)"))
    }
    if let day = delivered { parts.append(visit.say("\(day) 已交付", "delivered on \(day)")) }
    if let day = received { parts.append(visit.say("\(day) 已确认收到", "taken on \(day)")) }
    if parts.isEmpty { return visit.say("还没有约定交付日期。", "No day of delivery was agreed yet.") }
    return parts.joined(separator: visit.say("；", "; ")) + visit.say("。", ".")
  }
}

extension EngagementPage {
  /// Whether the reader may speak for a side, as one of it or as who mediates.
  fileprivate func may(_ side: Side) -> Bool { standing.mayAnswer.contains(side) || standing.leads }
}
