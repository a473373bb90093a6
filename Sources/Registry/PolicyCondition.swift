package import Core
import Foundation

/// One condition of a policy: a fact about the applicant and the values of which one must hold.
///
/// Written `region=cn:4403; role=maker|institute; field=imaging|ivd`; all of a policy's conditions must be met.
package struct PolicyCondition: Sendable, Hashable {
  package enum Fact: String, Sendable, CaseIterable {
    case region, role, field, stage, market

    package var label: Label {
      switch self {
      case .region: Label("所在地区", "region")
      case .role: Label("机构类型", "kind of organisation")
      case .field: Label("产品领域", "device field")
      case .stage: Label("产品阶段", "stage of the product")
      case .market: Label("所求", "what is sought")
      }
    }

    package var vocabulary: Vocabulary? {
      switch self {
      case .region: nil
      case .role: .organisationRoles
      case .field: .deviceFields
      case .stage: .stages
      case .market: .markets
      }
    }
  }

  package let fact: Fact
  package let values: [String]

  /// Reads the notation; nil when any part of it is not understood.
  package static func parse(_ text: String) -> [PolicyCondition]? {
    var out: [PolicyCondition] = []
    for part in text.split(whereSeparator: { ";；".contains($0) }) {
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard sides.count == 2, let fact = Fact(rawValue: sides[0]) else { return nil }
      let values = sides[1].split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard !values.isEmpty,
        values.allSatisfy({ value in fact.vocabulary.map { $0.word(value) != nil } ?? (Code(value) != nil) })
      else { return nil }
      out.append(PolicyCondition(fact: fact, values: values.map { fact.vocabulary?.word($0)?.value ?? $0 }))
    }
    return out
  }

  package static func fault(_ text: String) -> Label? {
    parse(text) == nil
      ? Label("应为 region=…; role=…; field=…; stage=…", "it should read region=…; role=…; field=…; stage=…") : nil
  }
}
