import Core
import Dispatch
import Foundation
import Search
import Store
import Synchronization

/// Fills an empty index from the tables: one thread reads rows, the others read their texts.
struct IndexFilling {
  private static let batch = 256

  private let engine: SearchIndex
  private let maker: ProfileMaker

  init(_ engine: SearchIndex, _ maker: ProfileMaker) {
    self.engine = engine
    self.maker = maker
  }

  /// - Parameter progress: told (records read, records in all).
  func fill(
    from connection: any Connection, records total: Int, _ position: Position, _ progress: ((Int, Int) -> Void)?
  ) throws {
    let line = AssemblyLine()
    let finished = DispatchGroup()
    let outcome = Mutex<Result<Void, IndexFault>>(.success(()))
    let threads = total < Self.batch ? 1 : ProcessInfo.processInfo.activeProcessorCount
    finished.enter()
    // Not on this thread: it has to go on reading.
    DispatchQueue.global(qos: .userInitiated).async { [engine, maker] in
      defer { finished.leave() }
      let result = Result { () throws(IndexFault) in
        try engine.load(position, threads: threads, sources: { Self.source(maker, line) })
      }
      outcome.withLock { $0 = result }
    }
    do {
      var read = 0
      for type in Entities.subjects { try send(type, connection, line, &read) { progress?($0, total) } }
      line.close()
    } catch {
      line.close()
      finished.wait()
      throw error
    }
    finished.wait()
    if let failure = line.failure { throw failure }
    do {
      try outcome.withLock { $0 }.get()
    } catch {
      throw Refusal(.storeFailed, ["why": "\(error)"])
    }
    progress?(total, total)
  }

  /// What one thread makes of the pieces that it takes from the line.
  private static func source(_ maker: ProfileMaker, _ line: AssemblyLine) -> () -> Search.Batch? {
    var profiles = FilledProfiles(maker)
    return { line.next(&profiles) }
  }

  private func send<E: Entity>(
    _ type: E.Type, _ connection: any Connection, _ line: AssemblyLine, _ read: inout Int, _ progress: (Int) -> Void
  ) throws {
    var rows: [Row] = []
    func sendOff() {
      guard !rows.isEmpty else { return }
      progress(read)
      line.put { [rows] profiles in
        try rows.map { row in
          let (entity, values) = try Table<E>.valued(row)
          return profiles.profile(of: entity, values, kept: try RecordBytes.encode(row))
        }
      }
      rows = []
    }
    try Table<E>.eachRow(connection) { row in
      rows.append(row)
      read += 1
      if rows.count == Self.batch { sendOff() }
    }
    sendOff()
  }
}

/// What one thread makes profiles with: by number where the analyser can, else by text.
private struct FilledProfiles {
  private let maker: ProfileMaker
  private var bulk: BulkProfiles?

  init(_ maker: ProfileMaker) {
    self.maker = maker
    bulk = maker.analyser.bulk.map { BulkProfiles(maker, $0()) }
  }

  mutating func profile<E: Entity>(of entity: E, _ values: [Value?], kept record: [UInt8]) -> NumberedProfile {
    bulk?.profile(of: entity, values, kept: record)
      ?? NumberedProfile(maker.profile(of: entity, values, kept: record))
  }

  mutating func newKeys() -> [String] { bulk?.newKeys() ?? [] }
}

/// Work that one thread hands on to others, a few pieces ahead at most.
private final class AssemblyLine: @unchecked Sendable {
  // Unchecked: everything is touched under the condition's lock.
  private let condition = NSCondition()
  typealias Piece = @Sendable (inout FilledProfiles) throws -> [NumberedProfile]

  private var pieces: [Piece] = []
  private var thrown: (any Error)?
  private var isClosed = false
  private static let ahead = 16

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
