import Core
import Exchange
import Foundation
import HTML
import Matching

/// What was done, the latest last: to both sides what both may know, to those who mediate everything.
struct EngagementLogList {
  let page: EngagementPage

  private var visit: Visit { page.visit }

  private static let verbs: [String: Label] = [
    "engagement.propose": Label("提议对接", "Proposed it"), "engagement.accept": Label("表示有意向", "Said yes"),
    "engagement.promise": Label("承诺保密", "Promised to keep what is confidential"),
    "engagement.decline": Label("婉拒", "Declined"), "engagement.negotiate": Label("转入洽谈", "Began to negotiate"),
    "engagement.expire": Label("无人推进，自动过期", "Ended by itself"), "engagement.withdraw": Label("撤回", "Took it back"),
    "engagement.note": Label("记录", "Note"),
    "engagement.plan": Label("安排下一步", "Planned the next action"), "engagement.sign": Label("签约", "Signed"),
    "delivery.due": Label("约定交付日期", "Agreed a day of delivery"), "delivery.deliver": Label("登记已交付", "Delivered it"),
    "delivery.receive": Label("确认收到", "Took the delivery"),
    "delivery.refuse": Label("交付不符合约定", "Said that the delivery is not what was agreed"),
    "meeting.plan": Label("提议会面", "Proposed a meeting"), "meeting.move": Label("会面改期", "Moved a meeting"),
    "meeting.cancel": Label("取消会面", "Cancelled a meeting"),
    "attachment.add": Label("添加附件", "Attached a file"), "attachment.remove": Label("删除附件", "Removed a file"),
  ]

  func write(_ html: HTMLWriter) {
    html.part("log", visit.say("经过", "What happened"), count: page.log.count) {
      html.ol(.class("log")) {
        for note in page.log {
          html.li {
            html.strong(Self.verbs[note.verb]?[visit.language] ?? note.verb)
            html.span(" · \(who(note)) · \(day(note))", .class("muted"))
            if !note.isShared { html.span(visit.say(" · 仅经纪人与运营", " · broker and office alone"), .class("muted")) }
            if !note.words.isEmpty { html.p(note.words) }
          }
        }
      }
    }
  }

  private func who(_ note: EngagementNote) -> String {
    let agent = note.byAgent ? visit.say("（经纪人代办）", " (by its agent)") : ""
    let side = note.side.map { page.name($0) + agent } ?? visit.say("经纪人或运营", "Broker or office")
    guard let name = page.names[note.by] else { return side }
    return side + visit.say("，", ", ") + name
  }

  private func day(_ note: EngagementNote) -> String {
    JournalHead.day(of: Date(timeIntervalSince1970: Double(note.at) / 1000))?.description ?? ""
  }
}
