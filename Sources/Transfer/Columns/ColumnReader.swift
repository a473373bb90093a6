package import Core
import Registry

/// Recognises the columns of a file by their headers, in Chinese and English.
///
/// What could be two things is refused with the question; what is recognised loosely is reported as a guess.
package struct ColumnReader: Sendable {
  private let kind: Kind
  private var exact: [String: ColumnTarget] = [:]
  private var aliases: [String: ColumnTarget] = [:]

  package init(_ type: any Entity.Type) {
    kind = type.kind
    let own: [(String, ColumnTarget.Part)] = [
      ("id", .id), ("key", .key), ("source", .source), ("sources", .sources), ("visibility", .visibility),
      ("originals", .originals),
    ]
    for (name, part) in own {
      exact[name] = ColumnTarget(kind: kind, part: part)
    }
    for (header, part) in [("编号id", ColumnTarget.Part.id), ("来源", .source), ("出处", .source)] {
      aliases[HeaderKey.of(header)] = ColumnTarget(kind: kind, part: part)
    }
    learn(type, prefix: "")
    if let companion = Companion.of(kind) { learn(companion.type, prefix: "\(companion.type.kind).") }
  }

  private mutating func learn<E: Entity>(_ type: E.Type, prefix: String) {
    for field in E.fields where !field.uses.contains(.local) {
      var parts: [(String, ColumnTarget.Part)] = [("", .field(field.name))]
      if case .text = field.type {
        for language in [Language.zh, .zhHant, .en] {
          parts.append((".\(language.rawValue)", .language(field.name, language)))
        }
      }
      if case .ref = field.type { parts.append((".id", .reference(field.name))) }
      for (suffix, part) in parts {
        let target = ColumnTarget(kind: E.kind, part: part)
        add(prefix + field.name + suffix, target, to: \.exact)
        // Of a companion, only what cannot be mistaken for the record's own: its number, never its name.
        if case .day = field.type, !prefix.isEmpty {
          // A certificate's days are nothing that a product has: they need no prefix.
          for label in [field.label.zh, field.label.en] { add(label + suffix, target, to: \.aliases) }
        }
        for label in [field.label.zh, field.label.en] {
          add(prefix.isEmpty ? label + suffix : E.label.zh + label + suffix, target, to: \.exact)
        }
        for header in field.headers { add(header + suffix, target, to: \.aliases) }
      }
    }
  }

  /// The first to claim a header keeps it: own fields come before the companion's, in the order of the list.
  private mutating func add(
    _ header: String, _ target: ColumnTarget, to table: WritableKeyPath<Self, [String: ColumnTarget]>
  ) {
    let key = HeaderKey.of(header)
    if exact[key] == nil, self[keyPath: table][key] == nil { self[keyPath: table][key] = target }
  }

  /// The target that `--map` or a saved mapping spells, or nil for `-`, which ignores a column.
  package func target(spelled name: String) throws -> ColumnTarget? {
    if name == "-" { return nil }
    guard let target = target(of: name) else {
      throw Refusal(.unknownField, at: "--map", ["kind": kind.rawValue, "what": name, "fields": spellings])
    }
    return target
  }

  private var spellings: String {
    Set(exact.values.map { $0.spelled(in: kind) }).filter { !$0.contains(".") || $0.hasPrefix("registration") }.sorted()
      .joined(separator: ", ")
  }

  /// Reads a header row. `map` gives columns by header explicitly and wins.
  package func read(_ headers: [(index: Int, text: String, place: String)], map: [String: String] = [:]) throws
    -> [ColumnReading]
  {
    var explicit: [String: ColumnTarget?] = [:]
    for (header, name) in map.sorted(by: { $0.key < $1.key }) {
      let key = HeaderKey.of(header)
      // A header without letters is none, and two that are one to us cannot mean two things.
      guard !key.isEmpty, explicit.updateValue(try target(spelled: name), forKey: key) == nil else {
        throw Refusal(.importMapColumn, at: "--map", ["column": header, "columns": Self.list(headers)])
      }
    }
    let present = Set(headers.map { HeaderKey.of($0.text) })
    if let stranger = map.keys.sorted().first(where: { !present.contains(HeaderKey.of($0)) }) {
      throw Refusal(.importMapColumn, at: "--map", ["column": stranger, "columns": Self.list(headers)])
    }
    var readings: [ColumnReading] = []
    var taken: [ColumnTarget: (header: String, place: String)] = [:]
    for header in headers {
      let (target, how) = recognise(header.text, explicit)
      if let target {
        if let other = taken[target] {
          throw Refusal(
            .importColumnAmbiguous, at: header.place,
            ["first": other.header, "second": header.text, "field": target.spelled(in: kind)])
        }
        taken[target] = (header.text, header.place)
      }
      readings.append(ColumnReading(index: header.index, header: header.text, target: target, how: how))
    }
    return readings
  }

  private static func list(_ headers: [(index: Int, text: String, place: String)]) -> String {
    headers.map(\.text).joined(separator: ", ")
  }

  private func recognise(_ header: String, _ explicit: [String: ColumnTarget?]) -> (ColumnTarget?, ColumnReading.How) {
    let key = HeaderKey.of(header)
    if let mapped = explicit[key] { return (mapped, mapped == nil ? .ignored : .mapped) }
    if let target = exact[key] { return (target, .exact) }
    if let target = aliases[key] { return (target, .alias) }
    if let target = inLanguage(header) { return (target, .exact) }
    let loose = Set(HeaderKey.looseReadings(header).compactMap { exact[$0] ?? aliases[$0] })
    if loose.count == 1, let target = loose.first { return (target, .guess) }
    return (nil, .ignored)
  }

  /// What a name, label or header stands for, with or without a language: `name`, `名称`, `name.de`.
  package func target(of header: String) -> ColumnTarget? {
    exact[HeaderKey.of(header)] ?? aliases[HeaderKey.of(header)] ?? inLanguage(header)
  }

  /// `name.de`: a text in a language that is not one of the usual ones.
  private func inLanguage(_ header: String) -> ColumnTarget? {
    guard let dot = header.lastIndex(of: "."),
      let target = exact[HeaderKey.of(header[..<dot])] ?? aliases[HeaderKey.of(header[..<dot])],
      case .field(let name) = target.part, exact[HeaderKey.of("\(target.spelled(in: kind)).zh")] != nil,
      let language = Language(tag: String(header[header.index(after: dot)...]))
    else { return nil }
    return ColumnTarget(kind: target.kind, part: .language(name, language))
  }

  /// How many of a row's cells read like headers: the header row is the one with the most.
  package func score(_ texts: [String]) -> Int {
    texts.count { recognise($0, [:]).0 != nil }
  }
}
