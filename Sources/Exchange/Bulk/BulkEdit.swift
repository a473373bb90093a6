package import Core
import Registry

/// One word set in many records: what the office does to a whole list.
package struct BulkEdit: Sendable, Hashable {
  package let kind: Kind
  /// `status`, or `@visibility`.
  let field: String
  let value: String
  package let label: Label

  /// Records at a time: a person can look through as many.
  package static let most = 1000

  /// As a form sends it.
  package var spelling: String { "\(field)=\(value)" }

  /// Throws `bulk.edit` for what cannot be set in records of that kind.
  package init(_ spelling: String, of kind: Kind) throws(Refusal) {
    guard let found = Self.all(of: kind).first(where: { $0.spelling == spelling }) else {
      throw Refusal(.bulkEdit, at: "set", ["what": String(spelling.prefix(60))])
    }
    self = found
  }

  private init(_ kind: Kind, _ field: String, _ value: String, _ label: Label) {
    (self.kind, self.field, self.value, self.label) = (kind, field, value, label)
  }

  /// Everything that can be set: who sees a record, and each word of its closed lists.
  package static func all(of kind: Kind) -> [BulkEdit] {
    guard let type = Entities.type(kind) else { return [] }
    return seen(kind) + words(type)
  }

  private static func seen(_ kind: Kind) -> [BulkEdit] {
    let choices: [(Visibility, Label)] = [
      (.everyone, Label("可见：所有人", "Seen by: everybody")), (.members, Label("可见：集群成员", "Seen by: members")),
      (.owner, Label("可见：所属单位", "Seen by: its own organisation")),
    ]
    return choices.map { BulkEdit(kind, visibility, $0.rawValue, $1) }
  }

  static let visibility = "@visibility"

  private static func words<E: Entity>(_ type: E.Type) -> [BulkEdit] {
    E.fields.flatMap { field -> [BulkEdit] in
      // What tells a record from another, or what it is about, is not one thing for many.
      guard case .word(let vocabulary) = field.type, !field.uses.contains(.identifying) else { return [] }
      return vocabulary.words.map { word in
        BulkEdit(
          E.kind, field.name, word.value,
          Label("\(field.label.zh)：\(word.label.zh)", "\(field.label.en): \(word.label.en)"))
      }
    }
  }
}
