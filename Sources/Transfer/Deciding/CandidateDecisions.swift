import Core
import Registry
import Sheets
import Store

/// Rows that say of two records whether they are one: by the candidate's id, or by naming both.
struct CandidateDecisions: RowDecisions {
  private let rows: RowReader<Candidate>
  private let columns: [ColumnReading]
  private var linker = Linker(ids: IDMaker(seed: "none"))

  init(_ plan: ImportPlan, _ codes: CodeBook) {
    rows = RowReader(
      columns: plan.columns, constants: plan.request.constants, parser: CellParser(codes: codes))
    columns = plan.columns
  }

  mutating func decide(_ row: Sheets.Row, _ act: Act) throws -> PairOutcome {
    // A merge of an earlier row changes what a name means.
    linker.forget()
    let reading = try rows.read(row, source: Citation(.edit, act.actor), &linker, in: act)
    let verdict = try Self.verdict(reading.draft, at: row.place(0))
    for link in reading.linked {
      guard case .ambiguous(let refs) = link.finding else { continue }
      throw Refusal(
        .importLinkAmbiguous, at: link.place,
        ["value": link.words, "kind": "record", "candidates": refs.map(\.description).joined(separator: ", ")])
    }
    if let id = reading.draft.id {
      guard let asked = try Table<Candidate>.fetch(id, act.connection), let subject = asked.subject,
        let other = asked.other
      else { throw Refusal(.importIDAbsent, at: row.place(0), ["value": id]) }
      return try act.decide(subject, other, as: verdict)
    }
    return try act.decide(
      try end("subject", reading.draft, row, act), try end("other", reading.draft, row, act), as: verdict)
  }

  /// The record as the row names it, which may be merged by now: what is to be split has to be told from what it was merged into.
  private func end(_ name: String, _ draft: Draft<Candidate>, _ row: Sheets.Row, _ act: Act) throws -> Ref {
    guard case .ref(let ref)? = draft.values[name]?.value else {
      let label = Candidate.field(name)?.label ?? Candidate.label
      throw Refusal(.valueRequired, at: row.place(0), ["field": label.zh, "field.en": label.en])
    }
    let words = columns.filter { $0.target?.field == name }.compactMap { row.cell($0.index)?.value.shown.trimmed }
    return try Redirects.into(ref, act.connection).compactMap(\.former).compactMap { Ref($0) }.first {
      words.contains($0.description) || words.contains($0.id)
    } ?? ref
  }
}
