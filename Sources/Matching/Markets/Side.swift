/// Whose wish a criterion measures.
package enum Side: String, Hashable, Sendable, CaseIterable {
  /// What the asker wants of an answer.
  case ask
  /// What the answerer wants of an ask.
  case answer
}
