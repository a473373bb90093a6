import Foundation
import Search

/// Work that one thread hands on to others, a few pieces ahead at most.
///
/// Unchecked `Sendable`: everything is touched under the condition's lock.
final class AssemblyLine: @unchecked Sendable {
  typealias Piece = @Sendable (inout FilledProfiles) throws -> [NumberedProfile]

  private static let ahead = 16

  private let condition = NSCondition()
  private var pieces: [Piece] = []
  private var thrown: (any Error)?
  private var isClosed = false

  /// What was wrong with a piece; the pieces after it were not done.
  var failure: (any Error)? { condition.withLock { thrown } }

  func put(_ piece: @escaping Piece) {
    condition.withLock {
      while pieces.count >= Self.ahead, thrown == nil { condition.wait() }
      pieces.append(piece)
      condition.broadcast()
    }
  }

  func close() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
  }

  /// Nil when there will be no more.
  func next(_ profiles: inout FilledProfiles) -> Search.Batch? {
    let piece: Piece? = condition.withLock {
      while pieces.isEmpty, !isClosed { condition.wait() }
      defer { condition.broadcast() }
      return pieces.isEmpty || thrown != nil ? nil : pieces.removeFirst()
    }
    do {
      return try piece.map { piece in
        let made = try piece(&profiles)
        return Search.Batch(keys: profiles.newKeys(), profiles: made)
      }
    } catch {
      condition.withLock {
        thrown = error
        condition.broadcast()
      }
      return nil
    }
  }
}
