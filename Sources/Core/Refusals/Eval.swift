extension Refusal {
  static let evalRules: [Rule] = [.evalHeader, .evalLine, .evalIDTwice, .evalIDUnknown, .evalEmpty]
}

// Faults of the files that `lianqiao eval` measures by.
extension Refusal.Rule {
  package static let evalHeader = Self(
    "eval.header", Label("{file} 的表头缺少「{column}」。", "The header of {file} has no “{column}”."),
    fix: Label("表头须有以制表符分隔的：{expected}。", "The header needs, separated by tabs: {expected}."))
  package static let evalLine = Self(
    "eval.line", Label("{file} 第 {line} 行：{why}。", "{file}, line {line}: {why}."),
    fix: Label(
      "每行以制表符分隔，UTF-8 编码，列数与表头相同。", "Lines are in UTF-8, separated by tabs, with as many columns as the header."))
  package static let evalIDTwice = Self(
    "eval.id.twice",
    Label("{file} 第 {line} 行的「{id}」在第 {first} 行已有。", "“{id}” on line {line} of {file} stands on line {first} already."),
    fix: Label("请删去其中一行，或改用另一个编号。", "Take one of the lines out, or give it another id."))
  package static let evalIDUnknown = Self(
    "eval.id.unknown",
    Label("{file} 第 {line} 行的「{id}」在 {other} 里没有。", "“{id}” on line {line} of {file} is not in {other}."),
    fix: Label("请核对编号，或补上那一行。", "Check the id, or add the line that it names."))
  package static let evalEmpty = Self(
    "eval.empty", Label("{file} 里没有可用的一行。", "{file} holds no line to go by."),
    fix: Label("判定须至少有一行的 grade 大于 0。", "Of judgements at least one needs a grade above 0."))
}
