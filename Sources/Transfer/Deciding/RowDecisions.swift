import Core
import Registry
import Sheets
import Store

/// What a row of a file decides.
protocol RowDecisions {
  mutating func decide(_ row: Sheets.Row, _ act: Act) throws -> PairOutcome
}

extension RowDecisions {
  static func verdict<E: Entity>(_ draft: Draft<E>, at place: String) throws -> String {
    guard case .string(let verdict)? = draft.values["verdict"]?.value else {
      let label = E.field("verdict")?.label ?? E.label
      throw Refusal(.valueRequired, at: place, ["field": label.zh, "field.en": label.en])
    }
    return verdict
  }
}
