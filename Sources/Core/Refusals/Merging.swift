extension Refusal {
  static let mergingRules: [Rule] = [
    .mergeKinds, .mergeSelf, .mergeDone, .mergeKeysDiffer, .splitNothing, .splitElsewhere, .splitDepends, .splitSeveral,
    .pairUnited, .claimNothing, .claimUnreadable,
  ]
}

// What is refused of merging and splitting records, and of deciding between values.
extension Refusal.Rule {
  package static let mergeKinds = Self(
    "merge.kinds",
    Label("{first} 与 {second} 不是同一类记录，不能合并。", "{first} and {second} are not of one kind and cannot be merged."),
    fix: Label("请给出同一类的两条记录。", "Name two records of one kind."))
  package static let mergeSelf = Self(
    "merge.self", Label("{what} 就是它自己。", "{what} is itself."),
    fix: Label("请给出两条不同的记录。", "Name two different records."))
  package static let mergeDone = Self(
    "merge.done", status: 409, Label("{what} 已并入 {into}。", "{what} is merged into {into} already."),
    fix: Label(
      "请改用 {into}；要分开，运行 lianqiao record split {what}。", "Name {into}; `lianqiao record split {what}` parts them."))
  package static let mergeKeysDiffer = Self(
    "merge.keys.differ", status: 409,
    Label(
      "{field}不同：{first} 为 {a}，{second} 为 {b}。这是两条不同的记录。",
      "They differ in {field}: {first} has {a}, {second} has {b}. These are two different records."),
    fix: Label(
      "若其中一个录错，请先用 lianqiao record edit 更正。", "If one of them is wrong, correct it with `lianqiao record edit` first."))
  package static let splitNothing = Self(
    "split.nothing", status: 404, Label("{what} 未曾并入别的记录。", "{what} is not merged into another record."),
    fix: Label("用 lianqiao record merges 查看合并过的记录。", "`lianqiao record merges` shows what was merged."))
  package static let splitElsewhere = Self(
    "split.elsewhere",
    Label(
      "{what} 是在另一个库里合并的，那次合并的日志不在这里。", "{what} was merged in another store, and the journal of that merge is not here."
    ),
    fix: Label("请在原库中拆分，再重新导出、导入。", "Split it in the store where it was merged, then export and import again."))
  package static let splitDepends = Self(
    "split.depends", status: 409, Label("不能拆分 {what}：{why}。", "{what} cannot be split: {why}."),
    fix: Label("先运行 lianqiao record split {later}。", "Run `lianqiao record split {later}` first."))
  package static let splitSeveral = Self(
    "split.several", status: 409,
    Label("{what} 里并入过几条记录：{formers}", "Several records were merged into {what}: {formers}"),
    fix: Label("请用其中一个原编号指明要拆分哪一条。", "Name the one to be split by its former address."))
  package static let pairUnited = Self(
    "pair.united", status: 409,
    Label("{first} 与 {second} 都已并入 {into}。", "{first} and {second} are both merged into {into}."),
    fix: Label("用 lianqiao record split 拆出其中一个。", "Part one of them with `lianqiao record split`."))
  package static let claimNothing = Self(
    "claim.nothing", status: 409,
    Label("{what} 所说的记录或字段已不存在。", "The record or field of which {what} speaks is there no more."),
    fix: Label("无需再裁定。", "Nothing is left to decide."))
  package static let claimUnreadable = Self(
    "claim.unreadable", Label("{what} 的值「{value}」不能作为{field}。", "The value “{value}” of {what} cannot be {field}."),
    fix: Label("请不予采纳，或用 lianqiao record edit 直接填写。", "Reject it, or write the value with `lianqiao record edit`."))
}
