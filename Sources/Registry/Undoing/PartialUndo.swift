import Core
import Store

extension FieldType {
  /// What is left of a value that somebody went on from when one change to it is taken back: a list without the members that the
  /// change added and with those that it took away, a text without the languages that it added.
  ///
  /// Nil where the change cannot be told from what came after it: a number is one or the other. `.some(nil)` is "no value".
  func without(_ change: Journal.Change, in current: String?) -> String?? {
    switch (change.before.flatMap(decode), change.after.flatMap(decode), current.flatMap(decode)) {
    case (let before, .words(let after)?, .words(let now)?):
      guard let rest = Self.rest(now, Self.words(before), after) else { return nil }
      return .some(rest.isEmpty ? nil : Value.words(rest).canonical)
    case (let before, .codes(let after)?, .codes(let now)?):
      guard let rest = Self.rest(now, Self.codes(before), after) else { return nil }
      return .some(rest.isEmpty ? nil : Value.codes(rest).canonical)
    case (let before, .text(let after)?, .text(let now)?):
      guard let rest = Self.rest(now, Self.text(before), after) else { return nil }
      return .some(rest.isEmpty ? nil : rest.canonical)
    default: return nil
    }
  }

  /// Nil when the list is no longer what the change left and something more: somebody wrote another one.
  private static func rest<T: Hashable>(_ now: [T], _ before: [T], _ after: [T]) -> [T]? {
    let added = Set(after).subtracting(before)
    let taken = before.filter { !after.contains($0) }
    guard added.isSubset(of: now), !taken.contains(where: now.contains) else { return nil }
    return now.filter { !added.contains($0) } + taken
  }

  /// Nil when a language that the change wrote was written again since.
  private static func rest(_ now: Text, _ before: Text, _ after: Text) -> Text? {
    var rest = now
    for (language, string) in after.all where before[language] != string {
      guard now[language] == string else { return nil }
      rest[language] = before[language]
    }
    return rest
  }

  private static func words(_ value: Value?) -> [String] { if case .words(let words) = value { words } else { [] } }
  private static func codes(_ value: Value?) -> [Code] { if case .codes(let codes) = value { codes } else { [] } }
  private static func text(_ value: Value?) -> Text { if case .text(let text) = value { text } else { .empty } }
}
