import Foundation

/// How many files and sockets the process may hold open.
enum Descriptors {
  /// Kept back for the store, files and pipes.
  private static let own = 64

  /// Raises the soft limit so that `wanted` connections fit, as far as the system lets it, and returns how many do.
  static func raised(to wanted: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
    let needed = rlim_t(wanted + own)
    if limit.rlim_cur < needed {
      limit.rlim_cur = min(limit.rlim_max, needed)
      _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    return max(16, min(wanted, Int(clamping: limit.rlim_cur) - own))
  }
}
