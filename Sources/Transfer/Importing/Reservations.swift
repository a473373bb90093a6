import Core
import Registry
import Store

/// Keys of records that a file or an example speaks of before their own row has come.
///
/// The id is fixed at the first mention, so that foreign keys hold when the transaction ends; what has no row by then is refused.
struct Reservations {
  private var ids: [Kind: [String: String]] = [:]
  /// Key → where it was first mentioned.
  private(set) var open: [Kind: [String: String]] = [:]

  /// What the row at hand has reserved.
  private var recent: [(kind: Kind, key: String)] = []

  mutating func beginRow() { recent = [] }

  /// The row at hand was refused: it mentioned nothing.
  mutating func takeBack() {
    for (kind, key) in recent {
      ids[kind]?[key] = nil
      open[kind]?[key] = nil
    }
    recent = []
  }

  func id(_ kind: Kind, _ key: String) -> String? { ids[kind]?[key] }

  mutating func reserve(_ kind: Kind, _ key: String, _ id: String, at place: String) {
    ids[kind, default: [:]][key] = id
    open[kind, default: [:]][key] = place
    recent.append((kind, key))
  }

  /// The row for a reserved key has come.
  mutating func settle(_ kind: Kind, _ key: String) { open[kind]?[key] = nil }

  func requireSettled() throws {
    let dangling = open.flatMap { kind, keys in keys.map { "@\($0.key) (\(kind), \($0.value))" } }.sorted()
    guard dangling.isEmpty else {
      throw Refusal(.importKeyDangling, at: nil, ["keys": dangling.prefix(10).joined(separator: ", ")])
    }
  }
}
