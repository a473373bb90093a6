package import Core

/// Why a criterion is met as far as it is, put into words when it is told: of many candidates only the best are.
package struct Because: Hashable, Sendable {
  private enum Words: Sendable {
    case told(Label)
    case untold(@Sendable () -> Label)
  }

  private let words: Words

  package init(_ label: Label) { words = .told(label) }

  /// For words that cost more to find than the value itself.
  package init(_ tell: @escaping @Sendable () -> Label) { words = .untold(tell) }

  package var label: Label {
    switch words {
    case .told(let label): label
    case .untold(let tell): tell()
    }
  }

  package static func == (a: Because, b: Because) -> Bool { a.label == b.label }
  package func hash(into hasher: inout Hasher) { hasher.combine(label) }
}
