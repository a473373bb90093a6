import Core
import Foundation
import Registry
import Sheets

/// What the lines of a file speak of, found before the store is touched: which fields, how many records.
struct LineSurvey {
  /// A column for each field, in the order in which they first occur.
  private(set) var columns: [ColumnReading] = []
  private(set) var rows = 0

  /// Throws the question where a line has what nobody knows. What is wrong with a single line is told when it is read.
  init(_ request: ImportRequest, _ type: any Entity.Type) throws {
    self = try Self.survey(request, type)
  }

  private init() {}

  private static func survey<E: Entity>(_ request: ImportRequest, _ type: E.Type) throws -> LineSurvey {
    var survey = LineSurvey()
    var seen: Set<String> = []
    let reader = LineReader(request.file.path)
    try reader.lines { line in
      guard case .success(let value) = line.content, case .members(let members) = value else {
        survey.rows += 1
        return
      }
      if let kind = value["kind"]?.string, request.otherKinds.contains(Kind(kind)) { return }
      survey.rows += 1
      // A line of another kind is refused by itself; its fields are no question.
      guard (value["kind"]?.string ?? E.kind.rawValue) == E.kind.rawValue else { return }
      for member in members where !LineRows<E>.members.contains(member.name) {
        guard seen.insert(member.name).inserted else { continue }
        guard request.map[member.name] == "-" else { throw question(member.name, line.number, request, type) }
        survey.add(member.name, nil, .ignored)
      }
      guard case .members(let fields)? = value["fields"] else { return }
      for field in fields where seen.insert("fields.\(field.name)").inserted {
        try survey.take(field.name, line.number, request, type)
      }
    }
    if let stranger = request.map.keys.filter({ !seen.contains($0) && !seen.contains("fields.\($0)") }).min() {
      let names = survey.columns.map(\.header).joined(separator: ", ")
      throw Refusal(.importMapColumn, at: "--map", ["column": stranger, "columns": names])
    }
    return survey
  }

  private mutating func take<E: Entity>(_ name: String, _ line: Int, _ request: ImportRequest, _ type: E.Type) throws {
    if let spelled = request.map[name] ?? request.savedMap[name] {
      guard spelled != "-" else { return add(name, nil, .ignored) }
      guard let field = E.field(spelled), !field.uses.contains(.local) else {
        throw LineRows<E>.stranger(spelled, "--map", type)
      }
      add(name, ColumnTarget(kind: E.kind, part: .field(spelled)), .mapped)
    } else if let field = E.field(name) {
      guard !field.uses.contains(.local) else { return add(name, nil, .ignored) }
      add(name, ColumnTarget(kind: E.kind, part: .field(name)), .exact)
    } else {
      throw Self.question(name, line, request, type)
    }
  }

  private mutating func add(_ name: String, _ target: ColumnTarget?, _ how: ColumnReading.How) {
    columns.append(ColumnReading(index: columns.count, header: name, target: target, how: how))
  }

  private static func question<E: Entity>(_ name: String, _ line: Int, _ request: ImportRequest, _ type: E.Type)
    -> Refusal
  {
    Refusal(
      .importFieldUnknown, at: "\(request.file.lastPathComponent):\(line)",
      [
        "line": String(line), "field": name, "kind": E.label.zh, "kind.en": E.kind.rawValue,
        "fields": E.fields.map(\.name).joined(separator: ", "),
      ])
  }

  /// The kinds of a file's lines, for a file of which nobody says what it holds.
  static func kinds(_ path: String) throws -> [Kind] {
    var kinds: Set<Kind> = []
    try LineReader(path).lines { line in
      if case .success(let value) = line.content, let kind = value["kind"]?.string { kinds.insert(Kind(kind)) }
    }
    return kinds.sorted()
  }
}
