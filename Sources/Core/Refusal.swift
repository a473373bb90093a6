import Foundation

/// An error that a user is meant to read: which rule, where, what to do. All of them stand in one table, `Refusal.table`.
///
/// Throw `Refusal(.importColumnAmbiguous, at: "Sheet1!C1", ["columns": "…"])`. Never put secrets into the values.
package struct Refusal: Error, Sendable, Hashable {
  package let rule: Rule
  /// A cell (`Sheet1!C17`), a record (`need/…`), an option (`--store`): where the user has to look.
  package let place: String?
  package let values: [String: String]

  package init(_ rule: Rule, at place: String? = nil, _ values: [String: String] = [:]) {
    self.rule = rule
    self.place = place
    self.values = values
  }

  /// Tells of a refusal inside at which field of a form its cause was typed.
  package static func placed<T>(_ place: String, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let refusal as Refusal { throw Refusal(refusal.rule, at: place, refusal.values) }
  }

  package var message: Label { filled(rule.message) }
  package var fix: Label { filled(rule.fix) }
  package var code: String { rule.code }

  /// A value that differs by language is given twice: `why` in Chinese, `why.en` in English.
  private func filled(_ template: Label) -> Label {
    var english = values
    for (name, value) in values where name.hasSuffix(".en") { english[String(name.dropLast(3))] = value }
    return Label(template.filled(values).zh, template.filled(english).en)
  }

  /// A row of the table.
  package struct Rule: Sendable, Hashable {
    /// Dotted, stable, for programs: `import.column.ambiguous`.
    package let code: String
    /// Exit code of the command line: 1 refused, 2 wrong usage.
    package let exit: Int32
    /// Status of the answer over HTTP.
    package let status: Int
    package let message: Label
    package let fix: Label

    package init(_ code: String, exit: Int32 = 1, status: Int = 422, _ message: Label, fix: Label) {
      self.code = code
      self.exit = exit
      self.status = status
      self.message = message
      self.fix = fix
    }
  }

  /// Every rule there is, for the documentation and for the test that holds codes unique and both languages filled.
  package static var table: [Rule] {
    generalRules + storeRules + importRules + lineRules + columnRules + referenceRules + matchRules + mergingRules
      + wordRules + evalRules + accessRules + peopleRules + assignmentRules + engagementRules + deliveryRules
      + roundRules + calendarRules + mailRules + noticeRules + bulkRules + attachmentRules + trialRules
  }
}

extension Refusal: CustomStringConvertible, LocalizedError {
  package var description: String { "\(code)\(place.map { " at \($0)" } ?? ""): \(message.en)" }
  package var errorDescription: String? { description }
}
