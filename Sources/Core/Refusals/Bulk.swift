extension Refusal {
  static let bulkRules: [Rule] = [.bulkEdit, .bulkChanged, .bulkNothing, .bulkMany, .pairAbsent]
}

// What is refused of what the office does to many records at once.
extension Refusal.Rule {
  package static let bulkEdit = Self(
    "bulk.edit", Label("“{what}”不能成批设置。", "“{what}” cannot be set in many records."),
    fix: Label("请从列表中选择一项。", "Choose one of the list."))
  package static let bulkChanged = Self(
    "bulk.changed", status: 409, Label("清单与你看过的不同了。", "The list is no longer the one that you looked at."),
    fix: Label("请再看一遍，再确认。", "Look at it again, and confirm it then."))
  package static let bulkNothing = Self(
    "bulk.nothing", Label("没有要改的。", "There is nothing to change."),
    fix: Label("请换一项，或换一份清单。", "Choose something else, or another list."))
  package static let bulkMany = Self(
    "bulk.many", Label("这份清单有 {count} 条，一次最多 {most} 条。", "The list has {count} records; {most} at a time."),
    fix: Label("请先用筛选缩小清单。", "Narrow it by its filters first."))
  package static let pairAbsent = Self(
    "pair.absent", status: 404, Label("没有这一对，或已有人裁定。", "There is no such pair, or somebody has decided it."),
    fix: Label("请刷新页面。", "Load the page again."))
}
