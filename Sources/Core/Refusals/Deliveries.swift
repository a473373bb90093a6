extension Refusal {
  static let deliveryRules: [Rule] = [.deliveryDay, .deliveryDone, .deliveryState, .deliveryReason, .postingOutcome]
}

// What is refused of deliveries, and of closing what was posted.
extension Refusal.Rule {
  package static let deliveryDay = Self(
    "delivery.day", Label("“{what}”不是今后十年内的日期。", "“{what}” is no day within the next ten years."),
    fix: Label("请写成 2026-12-01 的样子。", "Write it like 2026-12-01."))
  package static let deliveryDone = Self(
    "delivery.done", Label("“{what}”不是今天或以前的日期。", "“{what}” is no day up to today."),
    fix: Label("请写实际交付或收到的那天，如 2026-12-01。", "Write the day on which it happened, like 2026-12-01."))
  package static let deliveryState = Self(
    "delivery.state", status: 409,
    Label("交付的情况已经变了，现在不能这样登记。", "The delivery has come further, and this cannot be said of it now."),
    fix: Label("请刷新页面，看看发生了什么。", "Load the page again to see what happened."))
  package static let deliveryReason = Self(
    "delivery.reason", Label("请写一两句，不超过 {most} 字。", "Write a sentence or two, in at most {most} characters."),
    fix: Label("对方会看到。", "The other side reads it."))
  package static let postingOutcome = Self(
    "posting.outcome", Label("请说明结果如何。", "Say what came of it."),
    fix: Label("三种结果选一种；只有本单位和运营人员看得到。", "Choose one of three; your organisation and the office alone see it."))
}
