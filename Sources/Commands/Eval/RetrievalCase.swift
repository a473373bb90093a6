import Core

/// Documents, queries, and which document answers which query: read whole, or refused.
struct RetrievalCase {
  let documents: [(id: String, text: String)]
  let queries: [Query]
  /// Queries without a judgement above 0: nothing can be measured by them.
  let unjudged: Int

  struct Query {
    let id: String
    let text: String
    /// By the document's number; what is not in it was not judged.
    let grades: [Int: Double]
  }

  init(documents: String, queries: String, judgements: String) throws {
    let texts = try Texts(documents)
    let asked = try Texts(queries)
    let table = try EvalTable(judgements, columns: ["query", "document", "grade"])
    var grades = [[Int: Double]](repeating: [:], count: asked.all.count)
    var lines: [[Int]: Int] = [:]
    for row in table.rows {
      let query = try asked.number(of: row.cells[0], row, table)
      let document = try texts.number(of: row.cells[1], row, table)
      guard let grade = Double(row.cells[2]), grade >= 0, grade <= 1000 else {
        throw table.fault(row, Label("grade 须为 0 至 1000 的数", "grade has to be a number from 0 to 1000"))
      }
      if let first = lines.updateValue(row.line, forKey: [query, document]) {
        throw EvalTable.twice("\(row.cells[0]) \(row.cells[1])", row, first, table)
      }
      grades[query][document] = grade
    }
    self.documents = texts.all
    self.queries = zip(asked.all, grades).filter { $1.values.contains { $0 > 0 } }.map {
      Query(id: $0.id, text: $0.text, grades: $1)
    }
    unjudged = asked.all.count - self.queries.count
    guard !self.queries.isEmpty else { throw Refusal(.evalEmpty, at: table.file, ["file": table.file]) }
  }

  /// A file of ids and texts.
  private struct Texts {
    let file: String
    let all: [(id: String, text: String)]
    private var numbers: [String: Int] = [:]

    init(_ path: String) throws {
      let table = try EvalTable(path, columns: ["id", "text"])
      file = table.file
      all = table.rows.map { ($0.cells[0], $0.cells[1]) }
      for (number, row) in table.rows.enumerated() {
        if let first = numbers.updateValue(number, forKey: row.cells[0]) {
          throw EvalTable.twice(row.cells[0], row, table.rows[first].line, table)
        }
      }
    }

    func number(of id: String, _ row: EvalTable.Row, _ table: EvalTable) throws -> Int {
      guard let number = numbers[id] else {
        throw Refusal(
          .evalIDUnknown, at: "\(table.file):\(row.line)",
          ["file": table.file, "line": "\(row.line)", "id": id, "other": file])
      }
      return number
    }
  }
}

extension EvalTable {
  fileprivate static func twice(_ id: String, _ row: Row, _ first: Int, _ table: EvalTable) -> Refusal {
    Refusal(
      .evalIDTwice, at: "\(table.file):\(row.line)",
      ["file": table.file, "line": "\(row.line)", "id": id, "first": "\(first)"])
  }
}
