import Synchronization

/// Which profiles of a segment say nothing under a facet name: worked out when it is first asked for, since few names are.
final class SilentSlots: Sendable {
  /// Unchecked: nobody writes to what stands here.
  private struct Known: @unchecked Sendable {
    let marks: Marks
  }

  private let known = Mutex<[String: Known]>([:])

  /// Also of slots beyond the last profile. Not to be written to.
  func marks(_ name: String, _ facets: FacetTable, windows: Int) -> Marks {
    let found = known.withLock { known in
      if let found = known[name] { return found }
      let made = Known(marks: Self.make(name, facets, windows))
      known[name] = made
      return made
    }
    return found.marks
  }

  private static func make(_ name: String, _ facets: FacetTable, _ windows: Int) -> Marks {
    let saying = Marks(windows: windows)
    let prefix = FacetKey.prefix(name)
    for value in 0..<facets.keys.count where facets.keys[value].starts(with: prefix) {
      facets.mark(value, saying.words)
    }
    for at in 0..<saying.count { saying.words[at] = ~saying.words[at] }
    return saying
  }
}
