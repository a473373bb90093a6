import Core

/// A statement whose interpolated values are bound, never spliced in: `SQL("SELECT … WHERE id = \(id)")`.
///
/// Write only what SQLite and PostgreSQL share: types BIGINT, TEXT, DOUBLE PRECISION, BYTEA. Names that are not known until run time go in as `\(name: table)`.
package struct SQL: ExpressibleByStringInterpolation, Sendable, Hashable {
  /// Statement text cut at its placeholders: one piece more than there are arguments.
  package private(set) var pieces: [String]
  package private(set) var arguments: [SQLValue]

  package init(stringLiteral value: String) {
    pieces = [value]
    arguments = []
  }

  package init(stringInterpolation interpolation: StringInterpolation) {
    self = interpolation.sql
  }

  /// The text with `?` for SQLite, or another spelling of the n-th placeholder (from 1).
  package func text(_ placeholder: (Int) -> String = { _ in "?" }) -> String {
    var out = pieces[0]
    for index in 1..<pieces.count {
      out += placeholder(index)
      out += pieces[index]
    }
    return out
  }

  /// This statement with other values, for one that is spelled once and run for every row of a file.
  package func with(_ values: [SQLValue]) -> SQL {
    precondition(values.count == arguments.count)
    var out = self
    out.arguments = values
    return out
  }

  /// Refuses a text that holds NUL: PostgreSQL has no place for it, and SQLite would cut it there.
  func requireStorable() throws {
    for case .text(let text) in arguments where text.utf8.contains(0) {
      let upToThere = text.unicodeScalars.prefix { $0 != "\0" }
      throw Refusal(.valueNUL, ["value": String(String.UnicodeScalarView(upToThere.prefix(40)))])
    }
  }

  package static func + (a: SQL, b: SQL) -> SQL {
    var out = a
    out.append(b)
    return out
  }

  private mutating func append(_ other: SQL) {
    pieces[pieces.count - 1] += other.pieces[0]
    pieces += other.pieces.dropFirst()
    arguments += other.arguments
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql: SQL = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { sql.pieces[sql.pieces.count - 1] += literal }

    package mutating func appendInterpolation(_ value: some SQLBindable) {
      sql.arguments.append(value.sqlValue)
      sql.pieces.append("")
    }

    /// An optional of its own, for the compiler warns of optionals that reach a generic interpolation.
    package mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
      appendInterpolation(value?.sqlValue ?? .null)
    }

    /// A table or column name, quoted.
    package mutating func appendInterpolation(name: String) {
      appendLiteral(
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"")
    }

    /// `("a", "b")`
    package mutating func appendInterpolation(names: [String]) {
      appendLiteral("(")
      for (index, name) in names.enumerated() {
        if index > 0 { appendLiteral(", ") }
        appendInterpolation(name: name)
      }
      appendLiteral(")")
    }

    /// `(?, ?, ?)`
    package mutating func appendInterpolation(values: [some SQLBindable]) {
      appendLiteral("(")
      for (index, value) in values.enumerated() {
        if index > 0 { appendLiteral(", ") }
        appendInterpolation(value)
      }
      appendLiteral(")")
    }

    package mutating func appendInterpolation(_ part: SQL) { sql.append(part) }
  }
}
