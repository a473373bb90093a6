import Synchronization

/// Memory that a search works in: reused, because allocating it would take longer than most searches.
///
/// Unchecked: one search at a time has it, from `borrow` to the end.
final class Workspace: @unchecked Sendable {
  /// Sums of one window, all 0 between searches. Room for any 16-bit slot.
  let sums: UnsafeMutablePointer<UInt16>
  let found: UnsafeMutablePointer<UInt16>
  private(set) var arena: UnsafeMutableRawPointer
  private var arenaSize = 1 << 16

  private init() {
    sums = .allocate(capacity: 1 << 16)
    sums.initialize(repeating: 0, count: 1 << 16)
    found = .allocate(capacity: 1 << 16)
    found.initialize(repeating: 0, count: 1 << 16)
    arena = .allocate(byteCount: arenaSize, alignment: 64)
  }

  deinit {
    sums.deallocate()
    found.deallocate()
    arena.deallocate()
  }

  /// Forgets what the arena held.
  func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
    if bytes > arenaSize {
      arena.deallocate()
      arenaSize = bytes
      arena = .allocate(byteCount: bytes, alignment: 64)
    }
    return arena
  }

  private static let idle = Mutex<[Workspace]>([])

  static func borrow<Result>(_ body: (Workspace) -> Result) -> Result {
    let workspace = idle.withLock { $0.popLast() } ?? Workspace()
    defer { idle.withLock { $0.append(workspace) } }
    return body(workspace)
  }
}
