import Core
import Matching
import Registry

// Gates that several markets share.

/// Nobody answers an own ask.
func notOwn<A: Answer>() -> Gate<Ask, A> {
  Gate("not-own", Label("非本单位", "Not one's own")) { ask, answer in
    guard let asker = ask.requester?.record.id, let own = answer.parties.first(where: { $0.record.id == asker }) else {
      return .pass
    }
    return .fail(
      Label("就是提出单位自己：\(own.record.name.best(.zh))", "it is the asker itself: \(own.record.name.best(.en))"))
  }
}

/// An offer stands until it is withdrawn or its day has passed.
func stillOffered<A: Answer>(_ today: Day) -> Gate<Ask, A> {
  Gate("in-force", Label("仍有效", "Still offered")) { _, answer in
    if let status = answer.offer?.record.status, status != "open" {
      return .fail(
        Label(
          "供给已\(Vocabulary.statuses.label(status).zh)",
          "the offer is \(Vocabulary.statuses.label(status).en.lowercased())"))
    }
    if let until = answer.offer?.record.validUntil, until < today {
      return .fail(Label("供给已于 \(until) 到期", "the offer ended on \(until)"))
    }
    return .pass
  }
}

/// What an ask names has to be among what the answer names: one of it, or with `all` each.
///
/// `asking` is the question to the asker who names nothing; without it, nothing is wanted and everything passes.
func among<A: Answer>(
  _ name: String, _ label: Label, _ vocabulary: Vocabulary, all: Bool = false, asking: Label?, answering: Label,
  wanted: @escaping @Sendable (Ask) -> [String], given: @escaping @Sendable (A) -> [String]
) -> Gate<Ask, A> {
  Gate(name, label) { ask, answer in
    let (wanted, given) = (wanted(ask), given(answer))
    guard !wanted.isEmpty else { return asking.map { .unknown(question: $0) } ?? .pass }
    guard !given.isEmpty else { return .unknown(question: answering) }
    let common = wanted.filter(given.contains)
    let missing = wanted.filter { !given.contains($0) }
    if common.isEmpty || (all && !missing.isEmpty) {
      return .fail(notAmong(asked: spelled(missing, vocabulary), offered: spelled(given, vocabulary)))
    }
    return .pass(spelled(common, vocabulary).said { Label("相符：\($0.zh)", "in common: \($0.en)") })
  }
}

private func notAmong(asked: Label, offered: Label) -> Label {
  Label("需要\(asked.zh)，对方为\(offered.zh)", "\(asked.en) is asked for, and theirs is \(offered.en)")
}

/// Whether there is room for one more. Full is full; who does not say how full is asked.
func freeCapacity<A: Answer>(_ question: Label, _ room: @escaping @Sendable (A) -> Room) -> Gate<Ask, A> {
  Gate("capacity", Label("容量", "Capacity")) { _, answer in
    let room = room(answer)
    guard let capacity = room.capacity else { return .unknown(question: question) }
    guard let load = room.load else {
      return capacity > 0
        ? .unknown(question: Label("容量 \(capacity)，现有多少在承接？", "It can take \(capacity): how many has it now?"))
        : .fail(Label("没有容量", "it takes none"))
    }
    return capacity > load
      ? .pass(Label("还可承接 \(capacity - load)", "room for \(capacity - load) more"))
      : .fail(Label("已满：容量 \(capacity)，在承接 \(load)", "full: it can take \(capacity) and has \(load)"))
  }
}

/// How many at a time, and how many now. A file may say less than none: that is none, and no difference of both overflows.
struct Room {
  let capacity: Int?
  let load: Int?

  init(capacity: Int?, load: Int?) {
    self.capacity = capacity.map { max(0, $0) }
    self.load = load.map { max(0, $0) }
  }

  /// The free share, from 0 to 1; nil where it is not known.
  var free: Double? {
    guard let capacity, let load, capacity > 0 else { return nil }
    return min(1, max(0, Double(capacity - load) / Double(capacity)))
  }
}
