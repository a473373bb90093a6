package import Core
import Registry
import Sheets

/// An empty spreadsheet for records of a kind, which `import` reads without a question when it is filled in.
///
/// First sheet: a column a field, those that must be filled in marked by colour and `*`, words of lists to choose from.
/// Second sheet: what each column means, in both languages.
package enum Template {
  /// Returns the number of columns.
  package static func write(_ kind: Kind, to path: String, _ language: Language) throws -> Int {
    guard path.lowercased().hasSuffix(".xlsx") else { throw Refusal(.templateFormat, at: path, ["file": path]) }
    guard Entities.isImported(kind), let type = Entities.type(kind) else { throw Entities.unknown(kind.rawValue) }
    let columns = columns(type, language)
    let form = Form(
      sheet: type.label[language],
      columns: columns.map { Form.Column($0.header, isRequired: $0.isRequired, $0.entry, hint: $0.hint[language]) },
      guide: (language == .en ? "What goes where" : "填写说明", TemplateColumn.guideHeader, columns.map(\.guide)))
    try FormWriter.write(form, to: path)
    return columns.count
  }

  private static func columns(_ type: any Entity.Type, _ language: Language) -> [TemplateColumn] {
    let reader = ColumnReader(type)
    var out = own(type, reader, language)
    out.insert(.key(reader), at: out.firstIndex { !$0.isRequired } ?? out.count)
    if let companion = Companion.of(type.kind) {
      out += companions(companion.type, back: companion.back, reader, language)
    }
    out.append(.source(reader))
    return out
  }

  /// Required ones first: what stands at the left is filled in.
  private static func own<E: Entity>(_ type: E.Type, _ reader: ColumnReader, _ language: Language) -> [TemplateColumn] {
    let fields = E.fields.filter { !isAsWritten($0.name, type) }
    let ordered = fields.filter { $0.uses.contains(.required) } + fields.filter { !$0.uses.contains(.required) }
    return ordered.flatMap { field -> [TemplateColumn] in
      let column = TemplateColumn(field, reader, language)
      // A name in the other language has a column of its own; other texts may be given one.
      guard case .text = field.type, field.uses.contains(.name) else { return [column] }
      return [column, TemplateColumn(field, reader, language, in: language == .en ? .zh : .en)]
    }
  }

  /// What names a reference as a file wrote it is filled by the importer.
  private static func isAsWritten<E: Entity>(_ name: String, _ type: E.Type) -> Bool {
    name.hasSuffix("_name") && E.field(String(name.dropLast(5))) != nil
  }

  private static func companions<E: Entity>(
    _ type: E.Type, back: String, _ reader: ColumnReader, _ language: Language
  ) -> [TemplateColumn] {
    E.fields.filter { $0.name != back && $0.name != "holder" }.map {
      TemplateColumn($0, reader, language, of: type.label, required: false)
    }
  }
}
