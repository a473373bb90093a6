package import Core
import Registry
package import Store

/// A file's columns, remembered under a name: `--save-map hospitals`, later `--map hospitals`.
package enum SavedMapping {
  /// Header → field. Refuses a name that is not saved for this kind.
  package static func load(_ name: String, _ kind: Kind, _ store: any Store) async throws -> [String: String] {
    try await store.read { connection in
      guard let id = try Lookup.find(Mapping.kind, .init("name", NameKey.of(name)), connection).first,
        let mapping = try Table<Mapping>.fetch(id, connection), mapping.target == kind.rawValue
      else { throw Refusal(.importMappingAbsent, at: "--map", ["name": name]) }
      return decode(mapping.columns ?? "")
    }
  }

  package static func save(_ name: String, _ plan: ImportPlan, actor: String, _ store: any Store) async throws {
    guard !NameKey.of(name).isEmpty, !name.contains("=") else { throw unusable(name) }
    let kind = plan.request.kind
    let pairs = plan.columns.map { column in
      (
        column.header.split(whereSeparator: \.isWhitespace).joined(separator: " "),
        column.target?.spelled(in: kind) ?? "-"
      )
    }
    let columns = pairs.map { "\($0.0)\t\($0.1)" }.joined(separator: "\n")
    try await store.act(as: actor, "mapping.save") { act in
      let id = try Lookup.find(Mapping.kind, .init("name", NameKey.of(name)), act.connection).first
      if let id, let old = try Table<Mapping>.fetch(id, act.connection) {
        guard old.target == kind.rawValue else {
          throw Refusal(.importMappingTaken, at: "--save-map", ["name": name, "kind": old.target ?? ""])
        }
        var new = old
        new.columns = columns
        try act.update(old, to: new)
      } else {
        var maker = IDMaker(seed: "mapping \(name)")
        var mapping = Mapping(id: try maker.next(Mapping.self, act.connection))
        mapping.name = name
        mapping.target = kind.rawValue
        mapping.columns = columns
        try act.create(mapping)
      }
    }
  }

  /// A name that `--map` could not tell from `COLUMN=FIELD`, or that has no letter to find it by.
  private static func unusable(_ name: String) -> Refusal {
    Refusal(
      .valueInvalid, at: "--save-map",
      [
        "value": name, "field": "列映射名", "field.en": "a mapping's name", "why": "须含文字且不含 =",
        "why.en": "it needs a letter and no =", "expected": "如 hospitals", "expected.en": "such as hospitals",
      ])
  }

  /// Header → field, out of the stored lines.
  package static func decode(_ columns: String) -> [String: String] {
    var out: [String: String] = [:]
    for line in columns.split(separator: "\n") {
      let sides = line.split(separator: "\t").map(String.init)
      if sides.count == 2 { out[sides[0]] = sides[1] }
    }
    return out
  }
}
