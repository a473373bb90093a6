import Core

/// What a row's words meant when a row before used them: most rows name the same few records.
///
/// Two generations of so many: what neither the last nor the one before used is looked up again, and memory does not grow with
/// the names of a file.
struct LinkMemory {
  private static let most = 10_000

  private var young: [String: Linker.Finding] = [:]
  private var old: [String: Linker.Finding] = [:]

  static func name(_ text: String, _ kinds: [Kind]) -> String {
    kinds.map(\.rawValue).joined(separator: " ") + "\n" + text
  }

  mutating func recall(_ name: String) -> Linker.Finding? {
    if let found = young[name] { return found }
    guard let found = old[name] else { return nil }
    keep(found, name)
    return found
  }

  mutating func keep(_ finding: Linker.Finding, _ name: String) {
    young[name] = finding
    guard young.count > Self.most else { return }
    swap(&young, &old)
    young.removeAll(keepingCapacity: true)
  }
}
