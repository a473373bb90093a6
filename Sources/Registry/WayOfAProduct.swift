import Core

/// A device's way to its users: which stage each step belongs to, and which services help there.
///
/// The steps and the services of the one-stop platform are those that Shenzhen's market regulator listed on 6 May 2023
/// (`@s1 ¶2 王利峰·公共平台` of the example); coaching and consultation before acceptance from the same speech
/// (`王利峰·企业服务`, `王利峰·审评`); contract development and manufacture, tests for equipment and its software, and review
/// close by from Wuhan East Lake (`@s3 ¶6`). Metrology, standards and intellectual property are offered along the whole
/// way by the first; they stand where a product's requirements are written.
package enum WayOfAProduct {
  package struct Step: Sendable {
    /// A word of `Vocabulary.steps`.
    package let name: String
    /// A word of `Vocabulary.stages`.
    package let stage: String
    /// Words of `Vocabulary.serviceTypes`, the most telling first.
    package let services: [String]
  }

  package static let steps = [
    Step(name: "research", stage: "research", services: ["research", "cdmo", "standards", "metrology"]),
    Step(name: "animal-test", stage: "preclinical", services: ["animal-test", "cdmo"]),
    Step(name: "trial", stage: "trial", services: ["cro"]),
    Step(name: "testing", stage: "registration", services: ["testing", "metrology"]),
    Step(name: "rectification", stage: "registration", services: ["consulting", "testing", "cdmo"]),
    Step(name: "registration", stage: "registration", services: ["consulting", "inspection"]),
    Step(name: "health-economics", stage: "marketed", services: ["health-economics"]),
    Step(name: "feedback", stage: "marketed", services: ["feedback"]),
  ]

  package static func stage(of step: String) -> String? { steps.first { $0.name == step }?.stage }

  /// The services that help at a step.
  package static func services(at step: String) -> [String] { steps.first { $0.name == step }?.services ?? [] }

  /// The services that help at any step of a stage, each once. An idea is helped by what helps development.
  package static func services(in stage: String) -> [String] {
    let own = stage == "concept" ? "research" : stage
    return steps.filter { $0.stage == own }.flatMap(\.services).uniqued()
  }
}
