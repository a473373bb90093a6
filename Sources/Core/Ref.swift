/// The name of a kind of record: `organisation`, `need` … Each entity's file adds its own.
package struct Kind: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }
  package var description: String { rawValue }
  package static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
}

/// The permanent id of a record of one kind, 12 characters of Crockford's base 32. It survives merging.
package struct ID<E>: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }
  package var description: String { rawValue }
}

extension String {
  /// Whether it may be the id of a record: 12 digits and small letters. What a file of another store brings need not be one of
  /// ours.
  package var isID: Bool {
    utf8.count == 12 && utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }
}

/// A record of any kind: where the kind is not known to the compiler. Written `organisation/7k2m9q4x1c3d`.
package struct Ref: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let kind: Kind
  package let id: String

  package init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  package init?(_ string: some StringProtocol) {
    let parts = string.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(Kind(String(parts[0])), String(parts[1]))
  }

  package var description: String { "\(kind)/\(id)" }
  package static func < (a: Ref, b: Ref) -> Bool { (a.kind, a.id) < (b.kind, b.id) }
}
