import Dispatch
import Synchronization

// Large merges: beside everything else, one at a time.
extension SearchIndex {
  /// Begins what is to be merged, unless a merge is under way. Whoever reads goes on reading the old segments.
  func mergeInBackground() {
    let old: [LiveSegment]? = state.withLock { state in
      guard !state.isMerging, let indices = MergePolicy.next(state.held.map(\.live)) else { return nil }
      state.isMerging = true
      return indices.map { state.held[$0].live }
    }
    guard let old else { return }
    merging.enter()
    DispatchQueue.global(qos: .utility).async { [self] in
      defer { merging.leave() }
      // A merge that fails leaves what it would have replaced, and the next change tries again.
      let merged = Result { () throws(IndexFault) in try IndexState.merge(old) }
      change { state in
        state.isMerging = false
        if case .success(let segment) = merged { state.replace(old, by: segment) }
      }
      if case .success = merged { mergeInBackground() }
    }
  }

  /// Waits until nothing is left to be merged.
  package func finishMerges() { merging.wait() }
}
