import CLibPQ
import Core
import Foundation

/// Hears what the server tells of commits, on a connection of its own.
///
/// An alarm clock and nothing more: whoever is woken looks at the journal. Where the connection cannot be had, waiting is
/// short, and comes to the same as asking twice a second.
actor PostgreSQLNews {
  static let channel = "lianqiao_journal"
  private static let withoutEars: Duration = .milliseconds(500)

  private let address: PostgreSQLAddress
  private let schemaID: String
  private let executor = QueueExecutor("lianqiao.postgresql.news")
  private let bell = Bell()
  private var link: PostgreSQLLink?
  private var source: (any DispatchSourceRead)?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ address: PostgreSQLAddress, schemaID: String) {
    self.address = address
    self.schemaID = schemaID
  }

  isolated deinit { source?.cancel() }

  /// Begins to listen if it does not yet; how often there was news so far.
  func listen() -> Int {
    if link == nil { try? connect() }
    return bell.count
  }

  func wait(after count: Int, atMost limit: Duration) async throws {
    await bell.wait(after: count, atMost: link == nil ? min(limit, Self.withoutEars) : limit)
    try Task.checkCancellation()
  }

  private func connect() throws {
    let link = try PostgreSQLLink(address)
    try link.simple("LISTEN \(Self.channel)")
    // A descriptor of the source's own: libpq may close its one at any time, and a source must not outlive what it watches.
    let descriptor = dup(PQsocket(link.pointer))
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: executor.queue)
    source.setEventHandler { [weak self] in
      // On the queue already; only the compiler cannot see that.
      self?.assumeIsolated { $0.hear() }
    }
    source.setCancelHandler { close(descriptor) }
    (self.link, self.source) = (link, source)
    source.activate()
    // What stood in the same packet as the answer makes nothing readable again.
    hear()
  }

  private func hear() {
    guard let link else { return }
    if PQconsumeInput(link.pointer) == 0 || link.isBroken {
      source?.cancel()
      (self.link, source) = (nil, nil)
      // What was told meanwhile is lost: somebody has to look.
      return bell.ring()
    }
    var isOurs = false
    while let notification = PQnotifies(link.pointer) {
      if String(cString: notification.pointee.extra) == schemaID { isOurs = true }
      PQfreemem(notification)
    }
    if isOurs { bell.ring() }
  }
}
