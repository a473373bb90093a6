package import NIOCore
import NIOPosix
import Synchronization

/// Pages as they were sent, by their address, to a bound of memory.
package final class PageCache: Sendable {
  fileprivate static let most = 32 << 20

  /// An address by its bytes: two that Swift takes for equal (K and the sign for kelvin) may be answered differently.
  fileprivate struct Key: Hashable {
    let bytes: [UInt8]
    init(_ address: String) { bytes = Array(address.utf8) }
  }

  fileprivate struct State {
    var pages: [Key: KeptPage] = [:]
    var bytes = 0
    var writing: [Key: Task<KeptPage, any Error>] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  package subscript(_ address: String) -> KeptPage? { state.withLock { $0.pages[Key(address)] } }

  /// Keeps what was written elsewhere.
  package func keep(_ page: KeptPage, for address: String) { state.withLock { $0.keep(page, Key(address)) } }

  /// The page at `address`, as it was written before or as `make` makes it now, which may wait for the store.
  func page(_ address: String, madeBy make: () async throws -> ByteBuffer) async throws -> KeptPage {
    if let known = self[address] { return known }
    let made = KeptPage(try await make(), at: address)
    keep(made, for: address)
    return made
  }

  /// The page at `address`, as it was written before or as `write` writes it now.
  ///
  /// Who asks for a page that is being written waits for it. Writing goes on beside the threads that answer, so that a
  /// page that takes long delays none that is there already.
  package func page(
    _ address: String, _ write: @escaping @Sendable () throws -> ByteBuffer
  ) async throws -> KeptPage {
    let write: @Sendable () throws -> KeptPage = { KeptPage(try write(), at: address) }
    let address = Key(address)
    let known = state.withLock { state -> (page: KeptPage?, writing: Task<KeptPage, any Error>?) in
      if let page = state.pages[address] { return (page, nil) }
      if let writing = state.writing[address] { return (nil, writing) }
      let task = Task { try await NIOThreadPool.singleton.runIfActive(write) }
      state.writing[address] = task
      return (nil, task)
    }
    if let page = known.page { return page }
    guard let writing = known.writing else { return try write() }
    let result = await writing.result
    state.withLock { $0.finish(address, try? result.get()) }
    return try result.get()
  }
}

extension PageCache.State {
  fileprivate mutating func finish(_ address: PageCache.Key, _ page: KeptPage?) {
    guard writing.removeValue(forKey: address) != nil, let page else { return }
    keep(page, address)
  }

  /// Keeps a page. When there is no room, all go: what is asked for often is soon back.
  fileprivate mutating func keep(_ page: KeptPage, _ address: PageCache.Key) {
    if bytes + page.body.readableBytes > PageCache.most {
      pages = [:]
      bytes = 0
    }
    if let old = pages.updateValue(page, forKey: address) { bytes -= old.body.readableBytes }
    bytes += page.body.readableBytes
  }
}
