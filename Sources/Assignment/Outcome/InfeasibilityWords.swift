package import Core

extension Infeasibility.Cause {
  /// The cause as a sentence.
  ///
  /// - Parameter name: what the caller calls a task or an assignee.
  package func label(_ name: (Party) -> Label) -> Label {
    switch self {
    case .crossed(let party, let quota):
      Label("{who}：至少 {least}，却至多 {most}。", "{who}: at least {least}, and yet at most {most}.")
        .filled(name(party), "who").filled(["least": "\(quota.least)", "most": "\(quota.most)"])
    case .lockedInConflict(let conflict):
      Label("{task} 与 {who} 已锁定，却须回避：{why}", "{task} and {who} are locked, and in conflict: {why}")
        .filled(name(.task(conflict.pairing.task)), "task").filled(name(.assignee(conflict.pairing.assignee)), "who")
        .filled(conflict.reason, "why")
    case .bottleneck(let one): one.label(name)
    }
  }
}

extension Bottleneck {
  fileprivate func label(_ name: (Party) -> Label) -> Label {
    let (tasks, people) = (tasks.map { name(.task($0)) }.listed, assignees.map { name(.assignee($0)) }.listed)
    let (those, others) = wanting == .tasks ? (tasks, people) : (people, tasks)
    let (wanting, giving) =
      wanting == .tasks
      ? (self.tasks.count, assignees.count) : (assignees.count, self.tasks.count)
    // What is nothing is left out: a sentence full of noughts hides the one number that counts.
    var parts: [Label] = []
    if giving > 0 {
      let held = locked.isEmpty ? Label("", "") : Label("（其中 {locked} 已锁定给别处）", " ({locked} of them locked elsewhere)")
      parts.append(
        Label("{others}合计至多 {room}\(held.zh)", "{others} \(giving == 1 ? "takes" : "take") {room} in all\(held.en)"))
    }
    if elsewhere > 0 {
      parts.append(
        Label("另有 {elsewhere} 对可用", "{elsewhere} other \(elsewhere == 1 ? "pair" : "pairs") may be made"))
    }
    if parts.isEmpty { parts.append(Label("没有可用的配对", "no pair may be made")) }
    return Label(
      "{those}合计至少 {wanted}，\(parts.map(\.zh).joined(separator: "，"))：缺 {short}。",
      "{those} \(wanting == 1 ? "needs" : "need") {wanted} in all; \(parts.map(\.en).joined(separator: ", and ")): {short} short."
    )
    .filled(those, "those").filled(others, "others")
    .filled([
      "wanted": "\(wanted)", "room": "\(room)", "locked": "\(locked.count)", "elsewhere": "\(elsewhere)",
      "short": "\(short)",
    ])
  }
}

extension Relaxation.Change {
  /// The change as something to do.
  package func label(_ name: (Party) -> Label) -> Label {
    switch self {
    case .lowerLeast(let party, let count):
      Label("{who}：下限降低 {count}", "{who}: lower the minimum by {count}").filled(name(party), "who")
        .filled(["count": "\(count)"])
    case .raiseMost(let party, let count):
      Label("{who}：上限提高 {count}", "{who}: raise the maximum by {count}").filled(name(party), "who")
        .filled(["count": "\(count)"])
    case .unlock(let pairing):
      Label("解除锁定：{task} 与 {who}", "Unlock {task} and {who}")
        .filled(name(.task(pairing.task)), "task").filled(name(.assignee(pairing.assignee)), "who")
    }
  }
}

extension Label {
  /// Fills one gap with words that differ by language.
  fileprivate func filled(_ words: Label, _ gap: String) -> Label {
    Label(filled([gap: words.zh]).zh, filled([gap: words.en]).en)
  }
}

extension [Label] {
  /// The first few, and how many there are: a sentence with three hundred names is none.
  fileprivate var listed: Label {
    guard !isEmpty else { return Label("（无）", "nobody") }
    let (zh, en) = (prefix(5).map(\.zh).joined(separator: "、"), prefix(5).map(\.en).joined(separator: ", "))
    return count > 5
      ? Label("\(zh) 等 \(count) 个", "\(en) and \(count - 5) \(count == 6 ? "other" : "others")") : Label(zh, en)
  }
}
