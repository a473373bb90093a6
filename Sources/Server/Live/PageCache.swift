package import NIOCore
import Synchronization

/// Pages as they were sent, by their address, to a bound of memory.
package final class PageCache: Sendable {
  private static let most = 32 << 20

  private struct State {
    var pages: [String: ByteBuffer] = [:]
    var bytes = 0
  }

  private let state = Mutex(State())

  package init() {}

  package subscript(_ address: String) -> ByteBuffer? { state.withLock { $0.pages[address] } }

  /// Keeps a page. When there is no room, all go: what is asked for often is soon back.
  package func keep(_ page: ByteBuffer, for address: String) {
    state.withLock { state in
      if state.bytes + page.readableBytes > Self.most { state = State() }
      if let old = state.pages.updateValue(page, forKey: address) { state.bytes -= old.readableBytes }
      state.bytes += page.readableBytes
    }
  }
}
