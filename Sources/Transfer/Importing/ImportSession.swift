import Core
import Foundation
import Registry
import Sheets
import Store

/// One import in the making: what its files share, from the first row to the last.
struct ImportSession {
  let batch: ID<Batch>
  let codes: CodeBook
  var linker: Linker
  var writer: RecordWriter
  var progress: ((Int) -> Void)?
  /// Names that were linked to a provisional organisation or to none, for `proposeCandidates`.
  var unsure: [(ref: Ref, name: String, ambiguous: [Ref])] = []
  /// Organisations among them: many rows may name the same one.
  private var asked: Set<String> = []
  private var done = 0

  init(batch: ID<Batch>, ids: IDMaker, codes: CodeBook) {
    self.batch = batch
    self.codes = codes
    linker = Linker(ids: ids.branch("links"))
    writer = RecordWriter(ids: ids)
  }

  /// Reads the plan's rows and writes them. A row that is refused leaves nothing behind but its line in the report.
  mutating func importRows<E: Entity>(of plan: ImportPlan, _ type: E.Type, in act: Act) throws -> ImportReport {
    var report = ImportReport(kind: E.kind)
    report.columns = plan.columns
    for column in plan.columns where column.how == .guess {
      report.note(
        column.header,
        Label(
          "猜作「\(column.target?.spelled(in: E.kind) ?? "")」，请核对",
          "guessed to be \(column.target?.spelled(in: E.kind) ?? ""): please check"))
    }
    let parser = CellParser(codes: codes, dateOrder: plan.dateOrder)
    let rows = RowReader<E>(columns: plan.columns, constants: plan.request.constants, parser: parser)
    let defaults = ImportDefaults.of(E.kind).filter { name, _ in
      plan.request.constants[name] == nil && !plan.columns.contains { $0.target?.field == name }
    }
    for (name, value) in defaults {
      report.note(
        name,
        Label(
          "未给出，按「\(value.canonical)」处理；用 --set \(name)=… 另行指明",
          "not given, taken to be \(value.canonical); say otherwise with --set \(name)=…"))
    }
    // A row that names others may make them, and be refused by a later cell. All others are refused before they write.
    let mayHalfWrite = plan.namesOthers
    let reader = try SheetReader(plan.request.file.path, sheet: plan.request.sheet)
    writer.said.begin(file: reader.sheet)
    try reader.rows { row in
      report.read += 1
      done += 1
      if done.isMultiple(of: 500) { progress?(done) }
      linker.reservations.beginRow()
      do {
        if let fault = row.faults.first { throw fault }
        if mayHalfWrite {
          try act.attempt { try importRow(row, rows, plan, parser, defaults, &report, act) }
        } else {
          try act.step { try importRow(row, rows, plan, parser, defaults, &report, act) }
        }
      } catch let refusal as Refusal where !refusal.isOfStore {
        linker.forget()
        // A record that was not made has no address: the row is where to look.
        let cell = refusal.rule == .valueRequired ? row.place(0) : refusal.place ?? row.place(0)
        report.refuse(.init(row: row.number, cell: cell, value: refusal.values["value"] ?? "", refusal: refusal))
      }
    }
    progress?(done)
    // A record whose rows changed nothing but a list was counted too early.
    let settled = try writer.settleLists(in: act).filter { $0.kind == E.kind && writer.said.beganUnchanged($0) }
    report.unchanged -= settled.count
    report.changed += settled.count
    return report
  }

  private mutating func importRow<E: Entity>(
    _ row: Sheets.Row, _ rows: RowReader<E>, _ plan: ImportPlan, _ parser: CellParser, _ defaults: [(String, Value)],
    _ report: inout ImportReport, _ act: Act
  ) throws {
    let byRow = Citation(.batch, batch.rawValue, String(row.number))
    var reading = try rows.read(row, source: byRow, &linker, in: act)
    if reading.draft.isEmpty && reading.draft.id == nil && reading.draft.key == nil {
      throw Refusal(.valueRequired, at: row.place(0), ["field": E.label.zh, "field.en": E.label.en])
    }
    for (name, value) in defaults where reading.draft.values[name] == nil {
      reading.draft.put(value, name, at: row.place(0))
      reading.draft.defaulted.insert(name)
    }
    for link in reading.linked {
      // What the file wrote is kept beside the link, where the entity has a place for it; a key is no name.
      let asWritten = link.field + "_name"
      if E.field(asWritten) != nil, reading.draft.values[asWritten] == nil, !link.words.hasPrefix("@") {
        reading.draft.put(.string(link.words), asWritten, at: link.place)
      }
    }
    let companion = try companionDraft(row, plan, parser, byRow, act)
    let place = row.place(0)
    let existing =
      try companion?.owner(E.self, act) ?? RecordFinder.find(reading.draft, source: byRow, rowPlace: place, in: act)
    let reserved = reading.draft.key.flatMap { linker.reservations.id(E.kind, $0) }
    let mark = writer.said.mark(row)
    let before = existing.flatMap { writer.said[$0.ref]?.first }
    let (ref, outcome) = try writer.write(
      reading.draft, onto: existing, id: reserved, source: reading.source ?? byRow, cited: reading.source != nil,
      at: mark,
      in: act, note: { report.note($0, $1) })
    do {
      let fresh =
        try companion?.write(owner: ref, reading.draft.values["maker"]?.value, byRow, &writer, mark, place, act)
        ?? false
      if fresh { report.companions += 1 }
    } catch {
      if before == nil { writer.forget(ref) }
      throw error
    }
    if let key = reading.draft.key { linker.reservations.settle(E.kind, key) }
    count(outcome, mergedInto: before.map(writer.said.place), place, &report)
    if before != nil, outcome == .changed, writer.said.beganUnchanged(ref) {
      // Its first row changed nothing, and this one did.
      writer.said[ref]?.isUnchanged = false
      report.unchanged -= 1
      report.changed += 1
    }
    for link in reading.linked { note(link, of: ref, &report) }
  }

  private func count(
    _ outcome: RecordWriter.Outcome, mergedInto first: String?, _ place: String, _ report: inout ImportReport
  ) {
    if let first {
      report.merged += 1
      report.note(place, Label("与 \(first) 是同一条记录，已合并", "is the same record as \(first): merged"))
      return
    }
    switch outcome {
    case .created: report.created += 1
    case .changed: report.changed += 1
    case .unchanged: report.unchanged += 1
    }
  }

  private mutating func note<E: Entity>(_ link: RowReader<E>.Linked, of ref: Ref, _ report: inout ImportReport) {
    switch link.finding {
    case .existing: report.linked.existing += 1
    case .provisional(let organisation):
      report.linked.provisional += 1
      if asked.insert(organisation.id).inserted { unsure.append((organisation, link.words, [])) }
    case .ambiguous(let candidates):
      report.linked.ambiguous += 1
      unsure.append((ref, link.words, candidates))
    }
  }
}
