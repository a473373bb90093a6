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
  /// Which of the plans is read.
  private var plan = -1
  /// Rows that are known to speak of records that never come.
  private let doomed: [RowAddress: Refusal]

  init(batch: ID<Batch>, ids: IDMaker, codes: CodeBook, doomed: [RowAddress: Refusal]) {
    self.batch = batch
    self.codes = codes
    self.doomed = doomed
    linker = Linker(ids: ids.branch("links"))
    writer = RecordWriter(ids: ids)
  }

  /// Reads the plan's rows and writes them. A row that is refused leaves nothing behind but its line in the report.
  mutating func importRows<E: Entity>(of plan: ImportPlan, _ type: E.Type, in act: Act) throws -> ImportReport {
    self.plan += 1
    var report = ImportReport(kind: E.kind)
    report.columns = plan.columns
    for column in plan.columns where column.how == .guess {
      report.note(
        column.header,
        Label(
          "猜作「\(column.target?.spelled(in: E.kind) ?? "")」，请核对",
          "guessed to be \(column.target?.spelled(in: E.kind) ?? ""): please check"))
    }
    // What another store does not say of a record is what it does not know.
    let defaults =
      plan.request.keepsIDs
      ? []
      : ImportDefaults.of(E.kind).filter { name, _ in
        plan.request.constants[name] == nil && !plan.columns.contains { $0.target?.field == name }
      }
    for (name, value) in defaults {
      report.note(
        name,
        Label(
          "未给出，按「\(value.canonical)」处理；用 --set \(name)=… 另行指明",
          "not given, taken to be \(value.canonical); say otherwise with --set \(name)=…"))
    }
    linker.keepsIDs = plan.request.keepsIDs
    linker.followsMerges = !linker.keepsIDs || E.kind != Candidate.kind
    if plan.isLines {
      try importLines(of: plan, type, defaults, &report, act)
    } else {
      try importTable(of: plan, type, defaults, &report, act)
    }
    progress?(done)
    // A record whose rows changed nothing but a list was counted too early.
    let settled = try writer.settleLists(in: act).filter { try $0.kind == E.kind && writer.said.beganUnchanged($0) }
    report.unchanged -= settled.count
    report.changed += settled.count
    return report
  }

  private func parser(of plan: ImportPlan) -> CellParser {
    CellParser(codes: codes, dateOrder: plan.dateOrder, isVerbatim: plan.request.keepsIDs)
  }

  private mutating func importTable<E: Entity>(
    of plan: ImportPlan, _ type: E.Type, _ defaults: [(String, Value)], _ report: inout ImportReport, _ act: Act
  ) throws {
    let parser = parser(of: plan)
    let rows = RowReader<E>(columns: plan.columns, constants: plan.request.constants, parser: parser)
    let reader = try SheetReader(plan.request.file.path, sheet: plan.request.sheet)
    writer.said.begin(.sheet(reader.sheet))
    try reader.rows { row in
      try importRow(row.number, at: row.place(0), plan, defaults, &report, act) { session, source in
        if let fault = row.faults.first { throw fault }
        let reading = try rows.read(row, source: source, &session.linker, in: act)
        return (reading, try session.companionDraft(row, plan, parser, source, act))
      }
    }
  }

  private mutating func importLines<E: Entity>(
    of plan: ImportPlan, _ type: E.Type, _ defaults: [(String, Value)], _ report: inout ImportReport, _ act: Act
  ) throws {
    let rows = LineRows<E>(plan, parser: parser(of: plan))
    let file = plan.request.file
    writer.said.begin(.lines(file.lastPathComponent))
    try LineReader(file.path).lines { line in
      if case .success(let value) = line.content, let kind = value["kind"]?.string,
        plan.request.otherKinds.contains(Kind(kind))
      {
        return
      }
      let place = "\(file.lastPathComponent):\(line.number)"
      try importRow(line.number, at: place, plan, defaults, &report, act) { session, source in
        let value = try LineRows<E>.object(line, at: place)
        return (
          try rows.read(value, at: LineRows<E>.place(value, place), source: source, &session.linker, in: act), nil
        )
      }
    }
  }

  /// One row from its reading to its line in the report.
  private mutating func importRow<E: Entity>(
    _ number: Int, at place: String, _ plan: ImportPlan, _ defaults: [(String, Value)], _ report: inout ImportReport,
    _ act: Act, read: (inout ImportSession, Citation) throws -> (RowReading<E>, CompanionDraft?)
  ) throws {
    report.read += 1
    done += 1
    if done.isMultiple(of: 500) { progress?(done) }
    let address = RowAddress(plan: self.plan, number: number)
    linker.begin(address)
    do {
      if let refusal = doomed[address] { throw refusal }
      // A row that names others may make them, and be refused by a later cell. All others are refused before they write.
      if plan.namesOthers {
        try act.attempt { try writeRow(number, place, plan, defaults, &report, act, read) }
      } else {
        try act.step { try writeRow(number, place, plan, defaults, &report, act, read) }
      }
    } catch let refusal as Refusal where !refusal.isOfStore {
      linker.forget()
      // A record that was not made has no address: the row is where to look.
      let cell = refusal.rule == .valueRequired ? place : refusal.place ?? place
      report.refuse(.init(row: number, cell: cell, value: refusal.values["value"] ?? "", refusal: refusal))
    }
  }

  private mutating func writeRow<E: Entity>(
    _ number: Int, _ place: String, _ plan: ImportPlan, _ defaults: [(String, Value)], _ report: inout ImportReport,
    _ act: Act, _ read: (inout ImportSession, Citation) throws -> (RowReading<E>, CompanionDraft?)
  ) throws {
    let byRow = Citation(.batch, batch.rawValue, String(number))
    var (reading, companion) = try read(&self, byRow)
    if reading.draft.isEmpty && reading.draft.id == nil && reading.draft.key == nil {
      throw Refusal(.valueRequired, at: place, ["field": E.label.zh, "field.en": E.label.en])
    }
    for (name, value) in defaults where reading.draft.values[name] == nil {
      reading.draft.put(value, name, at: place)
      reading.draft.defaulted.insert(name)
    }
    for link in reading.linked {
      // What the file wrote is kept beside the link, where the entity has a place for it; a key is no name.
      let asWritten = link.field + "_name"
      if E.field(asWritten) != nil, reading.draft.values[asWritten] == nil, !link.words.hasPrefix("@") {
        reading.draft.put(.string(link.words), asWritten, at: link.place)
      }
    }
    let keepsIDs = plan.request.keepsIDs
    let existing =
      try companion?.owner(E.self, act)
      ?? RecordFinder.find(reading.draft, source: byRow, rowPlace: place, keepsIDs: keepsIDs, in: act)
    let promised = reading.draft.key.flatMap { linker.reservations.id(E.kind, $0) }
    if let promised, keepsIDs, let own = reading.draft.id, own != promised {
      throw Refusal(.importKeysDisagree, at: place, ["records": [own, promised].sorted().joined(separator: ", ")])
    }
    let mark = writer.said.mark(number)
    let before = try existing.flatMap { try writer.said.of($0.ref) }
    let source = reading.source ?? byRow
    reading.draft.isUnsourced = keepsIDs && plan.saysSources && !reading.isCited
    let (ref, outcome) = try writer.write(
      reading.draft, onto: existing, id: promised ?? (keepsIDs ? reading.draft.id : nil), source: source,
      cited: source.origin == .publication, at: mark, in: act, note: { report.note($0, $1) })
    do {
      let holder = reading.draft.values["maker"]?.value
      if try companion?.write(owner: ref, holder, byRow, &writer, mark, place, act) ?? false { report.companions += 1 }
    } catch {
      if before == nil { try writer.forget(ref) }
      throw error
    }
    if let key = reading.draft.key { linker.reservations.settle(E.kind, key) }
    count(outcome, mergedInto: before.map { writer.said.place($0.first) }, place, &report)
    if before != nil, outcome == .changed, try writer.said.beganUnchanged(ref), var said = try writer.said.of(ref) {
      // Its first row changed nothing, and this one did.
      said.isUnchanged = false
      try writer.said.note(said, of: ref)
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

  private mutating func note<E: Entity>(_ link: RowReading<E>.Linked, of ref: Ref, _ report: inout ImportReport) {
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
