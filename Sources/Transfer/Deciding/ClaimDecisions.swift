import Core
import Registry
import Sheets
import Store

/// Rows that accept or reject a rival value: by the claim's id, or by its record, field and value.
struct ClaimDecisions: RowDecisions {
  private let rows: RowReader<Claim>
  private var linker = Linker(ids: IDMaker(seed: "none"))

  init(_ plan: ImportPlan, _ codes: CodeBook) {
    rows = RowReader(
      columns: plan.columns, constants: plan.request.constants, parser: CellParser(codes: codes))
  }

  mutating func decide(_ row: Sheets.Row, _ act: Act) throws -> PairOutcome {
    let source = Citation(.edit, act.actor)
    let reading = try rows.read(row, source: source, &linker, in: act)
    let verdict = try Self.verdict(reading.draft, at: row.place(0))
    guard let claim = try RecordFinder.find(reading.draft, source: source, rowPlace: row.place(0), in: act) else {
      let named = ["subject", "field", "value"].compactMap { reading.draft.values[$0]?.value.canonical }
      throw Refusal(.notFound, at: row.place(0), ["what": named.joined(separator: " ")])
    }
    return try act.decide(claim: claim.id.rawValue, as: verdict) ? .noted : .unchanged
  }
}
