import Assignment
import Core
import Exchange
import HTML

/// The bases with what they have and would have; which pairs cannot be; and what was left out, each with its reason.
struct TrialBases {
  /// More than this nobody looks through.
  private static let most = 100

  let page: TrialsPage
  let plan: TrialAssignment

  private var visit: Visit { page.visit }

  func write(_ html: HTMLWriter) {
    if !plan.sides.bases.isEmpty { bases(html) }
    if !plan.conflicts.isEmpty { conflicts(html) }
    if !plan.sides.left.isEmpty { left(html) }
  }

  private func bases(_ html: HTMLWriter) {
    let given = Dictionary(grouping: plan.new, by: \.base)
    html.part("bases", visit.say("试验基地", "Trial bases"), count: plan.sides.bases.count) {
      html.ul(.class("rows")) {
        for base in plan.sides.bases.prefix(Self.most) {
          html.li {
            html.recordLink(base.ref, visit)
            html.span(load(base), .class("byline"))
            if let count = given[base.ref]?.count {
              html.span(visit.say("本方案 +\(count)", "this plan: +\(count)"), .class("stage"))
            }
          }
        }
      }
      html.more(plan.sides.bases.count - Self.most, visit)
    }
  }

  private func load(_ base: TrialSides.Base) -> String {
    let capacity = base.capacity.map { visit.say("容量 \($0)", "takes \($0)") }
    let load = base.load.map { visit.say("在承接 \($0)", "has \($0)") }
    let said = [capacity, load].compactMap { $0 }
    let free =
      said.count == 2
      ? visit.say("还可 \(base.free)", "room for \(base.free)")
      : visit.say("没有写全，按还可 \(base.free) 计", "not all is said: room for \(base.free) is assumed")
    return (said + [free]).joined(separator: visit.say("，", ", "))
  }

  private func conflicts(_ html: HTMLWriter) {
    html.details {
      html.summary(visit.say("不能配对：\(plan.conflicts.count) 对", "Pairs that cannot be: \(plan.conflicts.count)"))
      html.ul(.class("rows")) {
        for conflict in plan.conflicts.prefix(Self.most) {
          html.li {
            html.recordLink(plan.sides.asks[conflict.pairing.task].ref, visit)
            html.text(" ↔ ")
            html.recordLink(plan.sides.bases[conflict.pairing.assignee].ref, visit)
            html.span(conflict.reason[visit.language], .class("byline"))
          }
        }
      }
      html.more(plan.conflicts.count - Self.most, visit)
    }
  }

  private func left(_ html: HTMLWriter) {
    html.part("left", visit.say("没有列入", "Left out"), count: plan.sides.left.count) {
      html.p(
        visit.say("补上所属单位，或先发布，再来看方案。", "Say whose they are, or publish them, and look again."), .class("muted"))
      html.ul(.class("rows")) {
        for one in plan.sides.left.prefix(Self.most) {
          html.li {
            html.recordLink(one.ref, visit)
            html.span(one.why[visit.language], .class("byline"))
          }
        }
      }
      html.more(plan.sides.left.count - Self.most, visit)
    }
  }
}
