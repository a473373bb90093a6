/// A transaction on a connection of libpq.
final class PostgreSQLConnection: Connection {
  private let link: PostgreSQLLink
  private(set) var failure = Failure()
  /// The answer that is on the wire.
  private var answer: PostgreSQLAnswer?
  /// Statements that were sent and not heard of yet.
  private var pipeline: PostgreSQLPipeline

  init(_ link: PostgreSQLLink) {
    self.link = link
    pipeline = PostgreSQLPipeline(link)
  }

  func execute(_ sql: SQL) throws -> Int {
    try enter(sql)
    return try watched {
      let text = Self.text(sql)
      let changed =
        if Self.isSchema(text) {
          try link.once(text, sql.arguments)
        } else {
          try link.run(try link.statements.prepared(text, sql.arguments, on: link), sql.arguments)
        }
      failure.passed(sql)
      return changed
    }
  }

  func post(_ sql: SQL) throws {
    try free(sql)
    try watched {
      let text = Self.text(sql)
      let known = link.statements.known(text, sql.arguments)
      // A statement is prepared while nothing is under way.
      if known == nil { try pipeline.settle() }
      try pipeline.send(try known ?? link.statements.prepared(text, sql.arguments, on: link), sql.arguments)
    }
  }

  /// Waits for the answers to all that was posted, and throws what went wrong with it.
  func settle() throws { try watched { try pipeline.settle() } }

  func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try enter(sql)
    let answer = try watched {
      try link.stream(try link.statements.prepared(Self.text(sql), sql.arguments, on: link), sql.arguments)
    }
    self.answer = answer
    defer {
      answer.drop()
      if self.answer === answer { self.answer = nil }
    }
    while let row = try watched({ try answer.next() }) { try body(row) }
  }

  /// Before a statement: it is to be one that may run, and the wire is to be free.
  private func enter(_ sql: SQL) throws {
    try free(sql)
    try settle()
  }

  private func free(_ sql: SQL) throws {
    try failure.check(sql)
    try sql.requireStorable()
    guard let answer else { return }
    self.answer = nil
    try watched { try answer.keep() }
  }

  private func watched<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      failure.note(error)
      throw error
    }
  }

  private static func text(_ sql: SQL) -> String { sql.text { "$\($0)" } }

  /// What makes and changes tables is run once, and its plan is not worth keeping.
  private static func isSchema(_ text: String) -> Bool {
    ["CREATE ", "ALTER ", "DROP "].contains { text.hasPrefix($0) }
  }
}
