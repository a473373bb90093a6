extension Refusal {
  static let assignmentRules: [Rule] = [
    .assignmentPartyUnknown, .assignmentPairTwice, .assignmentValueOutside, .assignmentTooLarge,
  ]
}

// Faults of what the assignment engine is given; that nothing fulfils what was given is no fault but an answer.
extension Refusal.Rule {
  package static let assignmentPartyUnknown = Self(
    "assignment.party.unknown",
    Label("{what}：编号 {number} 不在 0 至 {last} 之间。", "{what}: number {number} is not between 0 and {last}."),
    fix: Label("任务与承担者按其在列表中的位置编号，从 0 起。", "Tasks and assignees are numbered by their place in their list, from 0 on."))
  package static let assignmentPairTwice = Self(
    "assignment.pair.twice",
    Label("任务 {task} 与承担者 {assignee} 的评分给了两次。", "Task {task} and assignee {assignee} are scored twice."),
    fix: Label("每一对只给一个评分。", "Give each pair one score."))
  package static let assignmentValueOutside = Self(
    "assignment.value.outside",
    Label("{what}：{value} 不在 0 至 {most} 之间。", "{what}: {value} is not between 0 and {most}."),
    fix: Label("人数与次数不为负；评分与均衡价以百万分之一计。", "Counts are not negative; scores and the price of unevenness are millionths.")
  )
  package static let assignmentTooLarge = Self(
    "assignment.too.large",
    Label(
      "{tasks} 项任务、{assignees} 名承担者、{pairs} 对，过多。",
      "{tasks} tasks, {assignees} assignees and {pairs} pairs are too many."),
    fix: Label("请分批，或每项任务只留评分最高的若干对。", "Divide them, or keep the best pairs of each task only."))
}
