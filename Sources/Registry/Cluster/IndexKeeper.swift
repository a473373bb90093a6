import Core
import Search
import Synchronization

/// The index that all states of one cluster share, and the records that were read from it.
final class IndexKeeper: Sendable {
  let engine: SearchIndex
  let cache = RecordCache()
  private let turn = Mutex(())

  /// What was told since the last save, and when that was.
  private let unsaved: Mutex<(changes: Int, since: ContinuousClock.Instant)>

  init(_ engine: SearchIndex) {
    self.engine = engine
    unsaved = Mutex((0, .now))
  }

  /// Tells the index of changes up to a position of the journal, unless somebody told it of later ones already: two that
  /// follow the same journal must not undo each other's work.
  func advance(_ changes: [Change], to position: Position) throws {
    try turn.withLock { _ in
      guard engine.snapshot.position.sequence < position.sequence else { return }
      do {
        try engine.apply(changes, position)
        unsaved.withLock { $0.changes += changes.count }
      } catch {
        throw Refusal(.storeFailed, ["why": "\(error)"])
      }
    }
  }

  /// Saves, if that is worth while: after many changes at once, after few when a minute has passed.
  ///
  /// What is not saved is told again by the journal, so that a failure costs the next start some time and nothing else.
  func saveIfDue(_ now: ContinuousClock.Instant = .now) {
    let isDue = unsaved.withLock { unsaved in
      guard unsaved.changes > Self.many || unsaved.changes > 0 && now - unsaved.since > .seconds(60) else {
        return false
      }
      unsaved = (0, now)
      return true
    }
    if isDue { try? engine.save() }
  }

  /// So many changes take about a second to be told again.
  static let many = 5000
}
