import Core
import Registry

extension Vocabulary {
  /// Every closed list that a field of an entity takes its words from, each once.
  static let all: [Vocabulary] = Entities.all.flatMap { lists($0) }.reduce(into: []) { all, list in
    if !all.contains(list) { all.append(list) }
  }

  private static func lists<E: Entity>(_ type: E.Type) -> [Vocabulary] {
    E.fields.compactMap { field in
      switch field.type {
      case .word(let list), .words(let list): list
      default: nil
      }
    }
  }
}
