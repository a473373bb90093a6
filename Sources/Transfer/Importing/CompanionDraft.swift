import Core
import Registry
import Sheets
import Store

/// The registration that a product's row carries along.
struct CompanionDraft {
  private var draft: Draft<Registration>

  /// A product's row is that of the registration's product, when the number is known already.
  func owner<E: Entity>(_ type: E.Type, _ act: Act) throws -> E? {
    guard let number = draft.values["number"]?.value.canonical,
      let id = try Lookup.find(Registration.kind, .init("number", NameKey.of(number)), act.connection).first,
      let registration = try Table<Registration>.fetch(id, act.connection), let product = registration.product
    else { return nil }
    return try Table<Product>.fetch(product.rawValue, act.connection) as? E
  }

  /// Writes the registration; tells whether it is a new one.
  func write(
    owner: Ref, _ holder: Value?, _ source: Citation, _ writer: inout RecordWriter, _ mark: SaidRows.Mark,
    _ place: String,
    _ act: Act
  ) throws -> Bool {
    var draft = draft
    draft.put(.ref(owner), "product", at: place)
    if let holder, draft.values["holder"] == nil { draft.put(holder, "holder", at: place) }
    let existing = try RecordFinder.find(draft, source: source, rowPlace: place, in: act)
    let (_, outcome) = try writer.write(
      draft, onto: existing, id: nil, source: source, cited: false, at: mark, in: act, note: { _, _ in })
    return outcome == .created
  }

  init?(_ reading: RowReading<Registration>, link: String?) {
    guard !reading.draft.isEmpty, let number = reading.draft.values["number"] else { return nil }
    draft = reading.draft
    func derive(_ field: String, _ word: String?) {
      if let word, draft.values[field] == nil { draft.put(.string(word), field, at: number.place) }
    }
    if let grammar = RegistrationNumber(number.value.canonical) {
      derive("authority", grammar.authority)
      derive("route", grammar.route)
      derive("class", grammar.deviceClass)
    }
    if let link, link.hasPrefix("http://") || link.hasPrefix("https://") { derive("link", link) }
  }
}

extension ImportSession {
  mutating func companionDraft(
    _ row: Sheets.Row, _ plan: ImportPlan, _ parser: CellParser, _ source: Citation, _ act: Act
  ) throws -> CompanionDraft? {
    guard plan.request.kind == Product.kind else { return nil }
    let columns = plan.columns.filter { $0.target?.kind == Registration.kind }
    guard !columns.isEmpty else { return nil }
    let reading = try RowReader<Registration>(columns: columns, constants: [:], parser: parser)
      .read(row, source: source, &linker, in: act)
    let number = columns.first { $0.target?.field == "number" }
    return CompanionDraft(reading, link: number.flatMap { row.cell($0.index)?.link })
  }
}
