import Core

/// The contract's object of a problem, in `check --json` and in the API.
package struct ProblemJSON: Encodable, Sendable {
  package let severity: String
  package let code: String
  package let `where`: String
  package let zh: String
  package let en: String

  package init(_ problem: Problem) {
    severity = problem.severity.rawValue
    code = problem.code
    self.where = problem.place
    zh = problem.label.zh
    en = problem.label.en
  }
}
