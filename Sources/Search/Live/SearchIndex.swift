import Core
import Dispatch
package import Foundation
import Synchronization

/// The index of all profiles in a folder: read through snapshots, written by one process.
///
///     let index = try SearchIndex(opening: folder, stamp)
///     try index.apply([.put(profile), .remove(ref)], Position(8_312))    // seen by the next snapshot
///     try index.save()                                                   // and after a crash
///     index.snapshot.search(Query(terms), for: .visitor)
///
/// What is applied and not saved is lost with the process: `snapshot.position` of the index as it was opened says from
/// where the caller has to tell again.
package final class SearchIndex: Sendable {
  /// Nil of an index in memory alone, and of one that was only read.
  package let folder: URL?
  let merging = DispatchGroup()
  package let stamp: Stamp
  private let lock: FolderLock?
  private let current: Mutex<IndexSnapshot>
  /// Held by whoever changes anything; readers never wait for it.
  let state: Mutex<IndexState>

  /// Opens what is there; refuses what is damaged, or made with another stamp.
  package init(opening folder: URL, _ stamp: Stamp) throws(IndexFault) {
    self.folder = folder
    self.stamp = stamp
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw IndexFault(cause: .absent, file: folder.path, detail: "no such folder")
    }
    lock = try FolderLock(folder)
    let opened = try IndexState(opening: folder, stamp)
    current = Mutex(opened.snapshot)
    state = Mutex(opened)
  }

  /// Opens what another process writes, without ever writing: what is applied stays in memory.
  ///
  /// The writer may remove a file between the reading of the manifest and of what it names: the next manifest is whole.
  package init(reading folder: URL, _ stamp: Stamp) throws(IndexFault) {
    self.folder = nil
    self.stamp = stamp
    lock = nil
    let opened: IndexState
    do {
      opened = try IndexState(opening: folder, stamp)
    } catch  where error.cause == .damaged {
      opened = try IndexState(opening: folder, stamp)
    }
    current = Mutex(opened.snapshot)
    state = Mutex(opened)
  }

  /// With no profile, in memory alone.
  package init(_ stamp: Stamp) {
    folder = nil
    self.stamp = stamp
    lock = nil
    let empty = IndexState(next: 0)
    current = Mutex(empty.snapshot)
    state = Mutex(empty)
  }

  /// Begins anew, with no profile. What was in the folder stays until the first `save`.
  ///
  /// What an index holds is as private as the store: nobody else may look into its folder.
  ///
  /// - Parameter onlyIfThere: whether to fail where there is no folder yet.
  package init(creating folder: URL, _ stamp: Stamp, onlyIfThere: Bool = false) throws(IndexFault) {
    self.folder = folder
    self.stamp = stamp
    guard !onlyIfThere || FileManager.default.fileExists(atPath: folder.path) else {
      throw IndexFault(cause: .absent, file: folder.path, detail: "no such folder")
    }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw IndexFault(cause: .failed, file: folder.path, detail: "\(error)")
    }
    lock = try FolderLock(folder)
    let empty = IndexState(next: IndexState.firstFree(in: folder))
    current = Mutex(empty.snapshot)
    state = Mutex(empty)
  }

  /// Begins anew in the place of another, whose last save stands until the first of this one. The other saves no more.
  package init(replacing old: SearchIndex, _ stamp: Stamp) {
    folder = old.folder
    self.stamp = stamp
    lock = old.lock
    let empty = IndexState(next: old.state.withLock { $0.next } + 1)
    current = Mutex(empty.snapshot)
    state = Mutex(empty)
  }

  package var snapshot: IndexSnapshot { current.withLock { $0 } }

  /// Applies changes in their order, all at once for readers.
  package func apply(_ changes: [Change], _ position: Position) throws(IndexFault) {
    try change { state throws(IndexFault) in try state.apply(changes, stamp.law, position) }
    mergeInBackground()
  }

  /// Writes what is not on the disk yet; nothing where there is no folder. Readers go on; a crash at any byte leaves the
  /// index of the last `save`.
  package func save() throws(IndexFault) {
    guard let folder else { return }
    try change { state throws(IndexFault) in try state.save(to: folder, stamp) }
  }

  /// Removes the index from its folder; it goes on in memory.
  package func discard() {
    guard let folder else { return }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Publishes what comes of it, also when it stops half way: a state is whole at every step.
  func change<Fault: Error>(_ body: (inout IndexState) throws(Fault) -> Void) throws(Fault) {
    try state.withLock { (state) throws(Fault) in
      defer {
        let snapshot = state.snapshot
        current.withLock { $0 = snapshot }
      }
      try body(&state)
    }
  }
}
