extension Refusal {
  static let trialRules: [Rule] = [.trialSites, .trialChanged, .trialNothing]
}

// What is refused when trial bases are assigned to what looks for them.
extension Refusal.Rule {
  package static let trialSites = Self(
    "trial.sites", Label("基地数应为 {least} 至 {most} 的整数。", "A whole number of bases from {least} to {most} is wanted."),
    fix: Label("请从列表中选择。", "Choose one of the list."))
  package static let trialChanged = Self(
    "trial.changed", status: 409,
    Label("方案算出之后情况有变，没有提议。", "Things have changed since the plan was made; nothing was proposed."),
    fix: Label("请看新的方案，再确认一次。", "Look at the new plan and confirm it."))
  package static let trialNothing = Self(
    "trial.nothing", Label("方案中没有新的对接。", "The plan holds nothing that could be proposed."),
    fix: Label("请改变条件，或等有新的需求与基地。", "Change what is asked for, or wait for other asks and bases."))
}
