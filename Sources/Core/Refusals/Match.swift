extension Refusal {
  static let matchRules: [Rule] = []
}
