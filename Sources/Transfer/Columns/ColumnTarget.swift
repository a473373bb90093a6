package import Core

/// What a column of a file is for.
package struct ColumnTarget: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    /// The record's permanent id.
    case id
    /// What the file itself calls the record.
    case key
    /// The citation of every value in the row.
    case source
    /// Citations of single fields.
    case sources
    case visibility
    /// In which language a text was first given, where its columns do not tell.
    case originals
    case field(String)
    /// One language of a text field.
    case language(String, Language)
    /// The id of the record that a reference field names.
    case reference(String)
  }

  /// The kind whose field it is: the file's own, or its companion's (a product's registration).
  package let kind: Kind
  package let part: Part

  /// How the report and `--map` spell it: `name`, `name.en`, `maker.id`, `registration.number`.
  package func spelled(in kind: Kind) -> String {
    let own: String =
      switch part {
      case .id: "id"
      case .key: "key"
      case .source: "source"
      case .sources: "sources"
      case .visibility: "visibility"
      case .originals: "originals"
      case .field(let name): name
      case .language(let name, let language): "\(name).\(language.rawValue)"
      case .reference(let name): "\(name).id"
      }
    return self.kind == kind ? own : "\(self.kind).\(own)"
  }

  /// The field that the column writes to, if any.
  package var field: String? {
    switch part {
    case .field(let name), .language(let name, _), .reference(let name): name
    default: nil
    }
  }
}

/// A column of a file, what it is taken for, and why.
package struct ColumnReading: Sendable {
  package enum How: String, Sendable { case exact, alias, guess, ignored, mapped }
  package let index: Int
  package let header: String
  package let target: ColumnTarget?
  package let how: How
}
