/// A kind of record, described once by its list of fields.
///
/// One file a kind in `Registry/Entities/`, with its migration, and both named in `Entities.swift`: the rest is derived.
package protocol Entity: Sendable {
  static var kind: Kind { get }
  static var label: Label { get }
  /// In the order in which a page and a spreadsheet show them.
  static var fields: [Field<Self>] { get }

  var id: ID<Self> { get }
  var record: Record { get set }
  /// What it is called on a page.
  var title: Text { get }
  /// Organisations that this record belongs to, for `Audience.sees`.
  var owners: [String] { get }
  /// Fields whose values are about a person: the journal keeps them apart, where they can be erased.
  var personalFields: Set<String> { get }

  init(id: ID<Self>)
}

extension Entity {
  package var ref: Ref { Ref(Self.kind, id.rawValue) }
  package var owners: [String] { [] }
  package var personalFields: Set<String> { Self.personalFields }
  package static var personalFields: Set<String> { Set(fields.filter { $0.uses.contains(.personal) }.map(\.name)) }
  package static func field(_ name: String) -> Field<Self>? { fields.first { $0.name == name } }

  /// Whether `audience` may know that this record exists.
  package func isVisible(to audience: Audience) -> Bool { audience.sees(record.visibility, owners: owners) }
}

/// What every record carries besides its fields.
package struct Record: Sendable, Hashable {
  package var visibility: Visibility
  /// What its source calls it in files, alone in its kind: rows with the same key are the same record.
  package var key: String?
  /// Where its values come from, unless `sources` says otherwise of a field.
  package var source: Citation?
  /// Field name → source, only where it differs from `source`.
  package var sources: [String: Citation]

  package init(
    visibility: Visibility = .everyone, key: String? = nil, source: Citation? = nil, sources: [String: Citation] = [:]
  ) {
    self.visibility = visibility
    self.key = key
    self.source = source
    self.sources = sources
  }

  package func source(of field: String) -> Citation? { sources[field] ?? source }
}
