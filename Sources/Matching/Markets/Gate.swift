package import Core

/// A condition without which an answer is none, however well the rest fits.
///
///     Gate("registered", Label("持有注册证", "Registered")) { need, product in
///       switch product.isRegistered {
///       case true?: .pass(Label("持有有效注册证", "Holds a valid registration"))
///       case false?: .fail(Label("没有注册证", "Not registered"))
///       case nil: .unknown(question: Label("是否已取得注册证？", "Is it registered?"))
///       }
///     }
package struct Gate<Ask, Answer>: Sendable {
  /// Stable, for programs: the key of `refusedBy`. No other gate or criterion of the market has it.
  package let name: String
  package let label: Label
  package let test: @Sendable (Ask, Answer) -> Verdict

  package init(_ name: String, _ label: Label, test: @escaping @Sendable (Ask, Answer) -> Verdict) {
    self.name = name
    self.label = label
    self.test = test
  }
}

/// What a gate says of a pair. Unknown is not failed: the pair goes on, with a question for somebody to ask.
package enum Verdict: Hashable, Sendable {
  /// With what is worth telling about it, if anything.
  case pass(Because?)
  case fail(Because)
  case unknown(question: Because)

  package static var pass: Verdict { .pass(nil) }
  var isQuestion: Bool { if case .unknown = self { true } else { false } }

  package static func pass(_ words: @autoclosure @escaping @Sendable () -> Label) -> Verdict { .pass(Because(words)) }
  package static func fail(_ why: @autoclosure @escaping @Sendable () -> Label) -> Verdict { .fail(Because(why)) }
  package static func unknown(question: @autoclosure @escaping @Sendable () -> Label) -> Verdict {
    .unknown(question: Because(question))
  }
}
