import Core
import Registry
import Store

/// Keys of records that a file or an example speaks of before their own row has come.
///
/// The id is fixed at the first mention, so that foreign keys hold when the transaction ends; rows that speak of a key
/// whose own row never comes are refused.
struct Reservations {
  private struct Mention {
    let row: RowAddress
    let place: String
  }

  private var ids: [Kind: [String: String]] = [:]
  /// Key → the rows that speak of it, until its own has come.
  private var open: [Kind: [String: [Mention]]] = [:]

  private var row = RowAddress(plan: 0, number: 0)
  /// What the row at hand has reserved, and what it has only spoken of.
  private var reserved: [(kind: Kind, key: String)] = []
  private var mentioned: [(kind: Kind, key: String)] = []

  mutating func begin(_ row: RowAddress) {
    self.row = row
    reserved.removeAll(keepingCapacity: true)
    mentioned.removeAll(keepingCapacity: true)
  }

  /// The row at hand was refused: it mentioned nothing.
  mutating func takeBack() {
    for (kind, key) in mentioned { open[kind]?[key]?.removeLast() }
    for (kind, key) in reserved {
      ids[kind]?[key] = nil
      open[kind]?[key] = nil
    }
    reserved = []
    mentioned = []
  }

  func id(_ kind: Kind, _ key: String) -> String? { ids[kind]?[key] }

  mutating func reserve(_ kind: Kind, _ key: String, _ id: String, at place: String) {
    ids[kind, default: [:]][key] = id
    open[kind, default: [:]][key] = [Mention(row: row, place: place)]
    reserved.append((kind, key))
  }

  /// The row at hand speaks of a key that may be reserved.
  mutating func mention(_ kind: Kind, _ key: String, at place: String) {
    guard open[kind]?[key]?.isEmpty == false else { return }
    open[kind]?[key]?.append(Mention(row: row, place: place))
    mentioned.append((kind, key))
  }

  /// The row for a reserved key has come.
  mutating func settle(_ kind: Kind, _ key: String) { open[kind]?[key] = nil }

  /// The rows that speak of keys whose own rows have not come, each with what refuses it.
  func dangling() -> [RowAddress: Refusal] {
    var out: [RowAddress: Refusal] = [:]
    for (kind, keys) in open {
      let label = Entities.type(kind)?.label ?? Label(kind.rawValue, kind.rawValue)
      for (key, mentions) in keys {
        for mention in mentions where out[mention.row] == nil {
          out[mention.row] = Refusal(
            .importLinkAbsent, at: mention.place,
            ["value": "@" + key, "kind": label.zh, "kind.en": label.en.lowercased()])
        }
      }
    }
    return out
  }
}

/// A row of one of the files that are imported together.
struct RowAddress: Hashable {
  let plan: Int
  let number: Int
}

/// Thrown to take an import back whose rows speak of records that nobody brings; it is then made without these rows.
struct DanglingRows: Error {
  let rows: [RowAddress: Refusal]
}
