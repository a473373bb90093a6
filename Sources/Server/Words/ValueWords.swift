import Core
import Registry

/// A value in words, as the cluster says it, with what only a page does better: grouped digits, readable conditions.
enum ValueWords {
  static func of(_ value: Value, _ type: FieldType, field: String, _ visit: Visit) -> String {
    switch value {
    case .decimal(let number): NumberWords.grouped(number)
    case .integer(let number): NumberWords.grouped(number)
    case .string(let text) where field == "conditions": conditions(text, visit) ?? text
    default: visit.cluster.words(value, type, visit.language, for: visit.audience)
    }
  }

  /// `region=cn:4403; role=maker` as `所在地区：深圳市；机构类型：生产企业`.
  private static func conditions(_ text: String, _ visit: Visit) -> String? {
    PolicyCondition.parse(text)?.map { condition in
      let values = condition.values.map { value in
        condition.fact.vocabulary?.label(value)[visit.language]
          ?? Code(value).map { visit.cluster.codes.name($0, visit.language) } ?? value
      }
      return condition.fact.label[visit.language] + visit.say("：", ": ")
        + values.joined(separator: visit.say("或", " or "))
    }.joined(separator: visit.say("；", "; "))
  }
}
