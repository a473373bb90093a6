import Dispatch
import Foundation

extension SearchIndex {
  /// Fills an index that has nothing yet, much faster than by changes: as many threads as there are processors ask
  /// `next` for profiles, which should analyse its texts itself, and one segment a degree of privacy comes out.
  ///
  /// - Parameter next: called from several threads at once, until it answers nil on each. No record comes twice.
  package func load(
    _ position: Position, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    _ next: @escaping @Sendable () -> [Profile]?
  ) throws(IndexFault) {
    try load(position, threads: threads) {
      { next().map { profiles in Batch(profiles: profiles.map { NumberedProfile($0) }) } }
    }
  }

  /// The same with a source for each thread, which may give words by number.
  ///
  /// - Parameter source: called once on each thread; what it answers is called there until it answers nil.
  package func load(
    _ position: Position, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    sources source: @escaping @Sendable () -> () -> Batch?
  ) throws(IndexFault) {
    let filled = Gathered<[Degree: Draft]>()
    let law = stamp.law
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      var drafts: [Degree: Draft] = [:]
      var keys: [String] = []
      let next = source()
      while let batch = next() {
        keys += batch.keys
        for profile in batch.profiles {
          drafts[Degree(profile.profile.visibility), default: Draft()].append(profile, keys, law)
        }
      }
      filled.append(drafts)
    }
    var drafts = filled.take()
    try change { state throws(IndexFault) in
      guard state.held.isEmpty else {
        throw IndexFault(cause: .failed, file: folder?.path ?? "", detail: "only an empty index can be loaded")
      }
      for degree in Degree.allCases {
        let own = drafts.indices.compactMap { drafts[$0].removeValue(forKey: degree) }
        guard let segment = try IndexState.seal(Draft.joined(own), degree) else { continue }
        state.held.append(IndexState.Held(live: LiveSegment(segment: segment, dead: nil), file: nil))
      }
      state.position = position
    }
  }
}
