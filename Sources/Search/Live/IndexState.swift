import Core
import Foundation

/// The segments of an index and which of them are on the disk.
struct IndexState: Sendable {
  struct Held: Sendable {
    var live: LiveSegment
    /// Nil for what only memory has.
    var file: UInt64?
  }

  var held: [Held] = []
  var position = Position(0)
  /// The next file's number.
  var next: UInt64 = 0
  /// Whether some of the segments are being merged meanwhile.
  var isMerging = false

  init(next: UInt64) { self.next = next }

  var snapshot: IndexSnapshot { IndexSnapshot(held.map(\.live), position) }

  /// - Returns: a segment in memory, or nil for no profiles.
  static func seal(_ draft: consuming Draft, _ degree: Degree) throws(IndexFault) -> Segment? {
    guard draft.count > 0 else { return nil }
    let sealing = Sealing(draft, degree: degree)
    if let twice = sealing.twice {
      throw IndexFault(cause: .failed, file: "\(twice)", detail: "is given twice")
    }
    let bytes = sealing.seal()
    return try Segment(bytes, file: URL(fileURLWithPath: "/memory"), verifying: false)
  }

  mutating func apply(_ changes: [Change], _ law: ScoringLaw, _ position: Position) throws(IndexFault) {
    var last: [Ref: Change] = [:]
    for change in changes { last[change.ref] = change }
    var fresh: [Held] = []
    for degree in Degree.allCases {
      var draft = Draft()
      for change in changes {
        // Of several changes of one record the last counts; order among records is settled when sealing.
        guard case .put(let profile) = last.removeValue(forKey: change.ref, if: degree) else { continue }
        draft.append(profile, law)
      }
      if let segment = try Self.seal(draft, degree) {
        fresh.append(Held(live: LiveSegment(segment: segment, dead: nil), file: nil))
      }
    }
    remove(Set(changes.map(\.ref)))
    held += fresh
    self.position = position
    try mergeSmall()
  }

  private mutating func remove(_ refs: Set<Ref>) {
    let ids = refs.map { IDs.bytes($0) }
    for index in held.indices {
      let slots = ids.compactMap { id in id.withUnsafeBytes { held[index].live.slot(of: HashedKey($0)) } }
      if !slots.isEmpty { held[index].live = held[index].live.removing(slots) }
    }
    held.removeAll { $0.live.count == 0 }
  }
}

extension [Ref: Change] {
  /// Takes out a change that puts a profile of this degree.
  fileprivate mutating func removeValue(forKey ref: Ref, if degree: Degree) -> Change? {
    guard case .put(let profile) = self[ref], Degree(profile.visibility) == degree else { return nil }
    return removeValue(forKey: ref)
  }
}
