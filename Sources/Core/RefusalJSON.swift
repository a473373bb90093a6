/// The contract's error: what `--json` prints within `error`, and what a refused import carries.
package struct RefusalJSON: Codable, Sendable, Hashable {
  package let code: String
  package let `where`: String
  package let zh: String
  package let en: String
  package let fix: Label

  package init(_ refusal: Refusal) {
    code = refusal.code
    self.where = refusal.place ?? ""
    zh = refusal.message.zh
    en = refusal.message.en
    fix = refusal.fix
  }
}
