import Core
import Foundation
import Search

/// A writer to be killed at any moment, and what checks that nothing but its last moments was lost.
///
/// Step n changes what n alone decides. So an index that says it holds everything up to step n can be compared with one
/// that is made anew from the steps up to n.
struct Churn {
  private static let stamp = Stamp(fingerprint: "churn")
  private let folder: URL

  init(folder: String) { self.folder = URL(fileURLWithPath: folder) }

  /// Prints each step that was saved, beginning with the one that was there, for ever.
  func run() throws {
    let index = try open()
    print(index.snapshot.position.sequence)
    fflush(nil)
    while true {
      let step = index.snapshot.position.sequence + 1
      try index.apply(Self.changes(step), Position(step))
      guard step % 3 == 0 else { continue }
      try index.save()
      print(step)
      fflush(nil)
    }
  }

  private func open() throws -> SearchIndex {
    try isBegun ? SearchIndex(opening: folder, Self.stamp) : SearchIndex(creating: folder, Self.stamp)
  }

  private var isBegun: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("manifest").path)
  }

  /// Prints the step that the index holds, if it answers as one that is made anew.
  func check() throws {
    let last = isBegun ? try compare() : 0
    print(last.map { "\($0)" } ?? "differs")
  }

  /// Nil where the two differ.
  private func compare() throws -> Int64? {
    let kept = try open().snapshot
    let scratch = folder.appendingPathExtension("anew")
    let anew = try SearchIndex(creating: scratch, Self.stamp)
    var changes: [Change] = []
    for step in 0...kept.position.sequence { changes += Self.changes(step) }
    try anew.apply(changes, Position(kept.position.sequence))
    try FileManager.default.removeItem(at: scratch)
    let isSame = [0, 2, 40].allSatisfy { count in
      let asked = Query((0..<count).map { Term("w\($0)") }, counting: .hits)
      return kept.search(asked, for: .operating, limit: .max)
        == anew.snapshot.search(asked, for: .operating, limit: .max)
    }
    return isSame && Self.records(kept) == Self.records(anew.snapshot) ? kept.position.sequence : nil
  }

  private static func records(_ snapshot: IndexSnapshot) -> [[UInt8]] {
    (0..<7).flatMap { snapshot.kept(under: "k\($0)", for: .operating) }.map { $0.withBytes { Array($0) } }
  }

  private static func changes(_ step: Int64) -> [Change] {
    guard step > 0 else { return [] }
    var dice = Dice(step)
    var changes: [Change] = []
    for _ in 0..<30 {
      let ref = Ref(Kind("product"), "p\(dice.below(2000))")
      if dice.below(4) == 0 {
        changes.append(.remove(ref))
        continue
      }
      var terms: [Term] = []
      for _ in 0..<5 + dice.below(10) { terms.append(Term("w\(min(dice.below(200), dice.below(200)))")) }
      let visibilities: [Visibility] = [.everyone, .members, .parties]
      changes.append(
        .put(
          Profile(
            ref: ref, visibility: visibilities[dice.below(3)], fields: [ProfileField("text", terms)],
            facets: ["stage": ["s\(dice.below(5))"]], keys: ["k\(dice.below(7))"], record: Array("\(step) \(ref)".utf8))
        ))
    }
    return changes
  }
}

/// A linear congruence: the same steps on every machine.
private struct Dice {
  private var state: UInt64

  init(_ step: Int64) { state = UInt64(step) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func below(_ bound: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % bound)
  }
}
