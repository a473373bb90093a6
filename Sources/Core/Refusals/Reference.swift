extension Refusal {
  static let referenceRules: [Rule] = []
}
