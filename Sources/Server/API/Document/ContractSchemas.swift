import Core
import Exchange
import Matching
import Registry

/// Schemas of what no list of fields describes: the contract's objects and what is around them.
enum ContractSchemas {
  static let all: [(String, JSON)] = matching + searching + imports + words + service

  private static let matching: [(String, JSON)] = [
    ("Named", .shape(("kind", .text), ("id", .text))),
    (
      "Reason",
      .shape(
        ("criterion", .text), ("side", .oneOf(["ask", "answer"])), ("contribution", ["type": "number"]), ("zh", .text),
        ("en", .text))
    ),
    ("Unknown", .shape(("gate", .text), ("zh", .text), ("en", .text))),
    (
      "Answer",
      .shape(
        ("answer?", .ref("Named")), ("ask?", .ref("Named")), ("score", ["type": "number", "minimum": 0, "maximum": 1]),
        ("reasons", .list(.ref("Reason"))), ("unknown", .list(.ref("Unknown"))))
    ),
    (
      "NoAnswer",
      .shape(
        ("code", .text), ("zh", .text), ("en", .text), ("category?", .text),
        ("refusedBy", ["type": "object", "additionalProperties": .count]))
    ),
    (
      "Match",
      .shape(
        ("market", .oneOf(Exchange.cards.map(\.name))), ("ask?", .ref("Named")), ("answers?", .list(.ref("Answer"))),
        ("none?", .ref("NoAnswer")), ("answer?", .ref("Named")),
        ("asks?", .list(.ref("Answer"))))
    ),
    ("Gate", .shape(("name", .text), ("label", .ref("Label")))),
    ("Criterion", .shape(("name", .text), ("label", .ref("Label")), ("side", .oneOf(["ask", "answer"])))),
    (
      "Market",
      .shape(
        ("name", .text), ("label", .ref("Label")), ("ask", .ref("Label")), ("answer", .ref("Label")), ("open", .count),
        ("gates", .list(.ref("Gate"))), ("criteria", .list(.ref("Criterion"))))
    ),
  ]

  private static let searching: [(String, JSON)] = [
    (
      "Hit",
      .shape(
        ("kind", .text), ("id", .text), ("name", .shape(("zh", .text), ("en", .text))), ("score", ["type": "number"]))
    ),
    (
      "SearchAnswer",
      .shape(
        ("total", .count), ("hits", .list(.ref("Hit"))), ("facets", RecordSchema.facets), ("next?", .text),
        ("also?", .list(.text)), ("near?", .list(.text)))
    ),
    (
      "Contradiction",
      .shape(
        ("severity", .oneOf(["error", "warning"])), ("code", .text), ("where", .text), ("records", .list(.ref("Ref"))),
        ("zh", .text), ("en", .text))
    ),
    (
      "Change",
      .shape(
        ("seq", ["type": "integer", "minimum": 1]), ("at", .time), ("kind", .text), ("id", .text), ("verb", .text),
        ("change", .oneOf(Changes.Item.Change.allCases.map(\.rawValue))))
    ),
    ("ChangePage", .shape(("items", .list(.ref("Change"))), ("next", .count), ("head", .count))),
  ]

  private static let imports: [(String, JSON)] = [
    (
      "RefusedRow",
      .shape(
        ("row", ["type": "integer"]), ("cell", .text), ("value", .text), ("code", .text), ("zh", .text), ("en", .text))
    ),
    (
      "ImportColumn",
      .shape(("column", .text), ("field?", .text), ("how", .oneOf(["exact", "alias", "guess", "ignored"])))
    ),
    ("ImportLinks", .shape(("existing", .count), ("provisional", .count), ("ambiguous", .count))),
    (
      "ImportReport",
      .shape(
        ("kind", .text), ("batch", .text), ("read", .count), ("created", .count), ("changed", .count),
        ("unchanged", .count), ("merged", .count), ("refused", .list(.ref("RefusedRow"))),
        ("columns", .list(.ref("ImportColumn"))), ("linked", .ref("ImportLinks")))
    ),
    ("Refusal", .shape(("code", .text), ("where", .text), ("zh", .text), ("en", .text), ("fix", .ref("Label")))),
    (
      "ImportJob",
      .shape(
        ("id", .text), ("kind", .text), ("file", .text), ("state", .oneOf(ImportJob.State.allCases.map(\.rawValue))),
        ("created", .time), ("ended?", .time), ("progress", .shape(("rows?", .count), ("done", .count))),
        ("batch?", .text), ("report?", .ref("ImportReport")), ("error?", .ref("Refusal")),
        ("links", .shape(("self", .text), ("rows", .text), ("undo", .text))))
    ),
    ("KeptRecord", .shape(("record", .text), ("zh", .text), ("en", .text))),
    (
      "Undo",
      .shape(("batch", .text), ("removed", .count), ("restored", .count), ("kept", .list(.ref("KeptRecord"))))
    ),
  ]

  private static let words: [(String, JSON)] = [
    ("Word", .shape(("value", .text), ("zh", .text), ("en", .text), ("aliases", .list(.text)))),
    ("Vocabulary", .shape(("name", .text), ("fields", .list(.text)), ("words", .list(.ref("Word"))))),
    (
      "Code",
      .shape(("code", .text), ("parent?", .text), ("zh?", .text), ("en?", .text), ("definition?", .text))
    ),
  ]

  private static let service: [(String, JSON)] = [
    ("ServedKind", .shape(("kind", .text), ("label", .ref("Label")), ("path", .text), ("total", .count))),
    (
      "Service",
      .shape(
        ("name", .text), ("version", .text), ("document", .text), ("reader", .text),
        ("journal", .shape(("sequence", .count), ("hash?", .text), ("at?", .time))),
        ("kinds", .list(.ref("ServedKind")))
      )
    ),
    ("RecordLine", RecordLine.schema), ("Problem", ProblemAnswer.schema),
  ]
}
