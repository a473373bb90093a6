package import Core

/// Why a gate or a criterion says what it says, put into words when it is told: of many candidates only the best are, and words
/// cost more than finding what they tell.
///
/// What the words are made of is kept with them: whoever writes a gate names a value rather than the record that has it.
package struct Because: Hashable, Sendable {
  private let tell: @Sendable () -> Label

  package init(_ tell: @escaping @Sendable () -> Label) { self.tell = tell }

  package var label: Label { tell() }

  package static func == (a: Because, b: Because) -> Bool { a.label == b.label }
  package func hash(into hasher: inout Hasher) { hasher.combine(label) }
}
