import Foundation
import Synchronization

/// A way to a server that can be cut in the very moment of a COMMIT.
final class CutWire: Sendable {
  enum Cut: Sendable, CaseIterable {
    /// The server never hears of it and sees the connection end.
    case before
    /// The server never hears of it, and its end stays open, as when a cable is pulled.
    case silent
    /// The server commits, and its answer is lost.
    case after
  }

  let port: UInt16
  private let listener: Int32
  private let target: UInt16
  private let armed = Mutex<Cut?>(nil)

  /// Leads to `target` on this machine.
  init(to target: UInt16) throws {
    self.target = target
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.local(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [listener, self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        join(client)
      }
    }
  }

  /// The next COMMIT, whoever sends it, is cut.
  func arm(_ cut: Cut) { armed.withLock { $0 = cut } }

  func close() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func join(_ client: Int32) {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.local(target)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    let isDeaf = Flag()
    Thread.detachNewThread { [self] in
      pump(client, server) { bytes in
        guard bytes.contains("COMMIT\0"),
          let cut = armed.withLock({ cut in
            defer { cut = nil }
            return cut
          })
        else {
          return true
        }
        switch cut {
        case .after: isDeaf.value.withLock { $0 = true }
        case .before: shutdown(server, Int32(SHUT_RDWR))
        case .silent: break
        }
        if cut != .after { shutdown(client, Int32(SHUT_RDWR)) }
        return cut == .after
      }
    }
    Thread.detachNewThread { [self] in
      pump(server, client) { _ in
        guard isDeaf.value.withLock({ $0 }) else { return true }
        shutdown(client, Int32(SHUT_RDWR))
        return false
      }
      shutdown(client, Int32(SHUT_RDWR))
    }
  }

  private final class Flag: Sendable { let value = Mutex(false) }

  private func pump(_ from: Int32, _ to: Int32, _ passes: (String) -> Bool) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(from, &buffer, buffer.count, 0)
      guard count > 0, passes(String(decoding: buffer[..<count], as: UTF8.self)) else { return }
      guard send(to, buffer, count, Int32(MSG_NOSIGNAL)) == count else { return }
    }
  }

  private static func local(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }
}
