package import Core

/// What a database column holds.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// What can be interpolated into `SQL`.
package protocol SQLBindable {
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
  package var sqlValue: SQLValue { self }
}

extension String: SQLBindable {
  package var sqlValue: SQLValue { .text(self) }
}

extension Int: SQLBindable {
  package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Double: SQLBindable {
  package var sqlValue: SQLValue { .real(self) }
}

extension [UInt8]: SQLBindable {
  package var sqlValue: SQLValue { .blob(self) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension ID: SQLBindable {
  package var sqlValue: SQLValue { .text(rawValue) }
}

extension Kind: SQLBindable {
  package var sqlValue: SQLValue { .text(rawValue) }
}

/// One row of an answer, its values in the order of the statement's columns.
package struct Row: Sendable, Hashable {
  package let values: [SQLValue]

  package init(_ values: [SQLValue]) { self.values = values }

  package subscript(_ index: Int) -> SQLValue { values[index] }

  package func string(_ index: Int) -> String? {
    if case .text(let string) = values[index] { string } else { nil }
  }

  package func integer(_ index: Int) -> Int? {
    if case .integer(let integer) = values[index] { Int(integer) } else { nil }
  }

  package func bytes(_ index: Int) -> [UInt8]? {
    if case .blob(let bytes) = values[index] { bytes } else { nil }
  }
}
