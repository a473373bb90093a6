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
