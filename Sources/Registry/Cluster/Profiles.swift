import Core
import Matching

extension Cluster {
  /// What the index knows of a record: the words of its searched fields, names of its codes and of what it refers to.
  func profile<E: Entity>(of entity: E) -> Profile {
    var texts: [String: (boost: Float, strings: [String])] = [:]
    // Chinese without English beside it: names, and the rest.
    var across: [Bool: [String]] = [:]
    var facets: [String: [String]] = ["kind": [E.kind.rawValue]]
    func say(_ name: String, _ boost: Float, _ string: String?) {
      guard let string, !string.isEmpty else { return }
      texts[name, default: (boost, [])].strings.append(string)
    }
    for field in E.fields where field.visibility == .everyone {
      guard let value = field.get(entity) else { continue }
      if field.uses.contains(.searched) {
        switch value {
        case .ref(let ref): say("linked", 0.6, title(of: ref, for: .visitor)?.all.map(\.1).joined(separator: " "))
        case .words(let words):
          if case .words(let vocabulary) = field.type {
            for word in words { say("words", 0.8, vocabulary.label(word).zh + " " + vocabulary.label(word).en) }
          } else {
            for word in words { say("names", 2, word) }
          }
        default:
          let isName = field.uses.contains(.name)
          let spellings = value.spellings
          for spelling in spellings { say(isName ? "name" : field.name, isName ? 3 : 1, spelling) }
          // What stands there in English too needs no bridge.
          if !spellings.contains(where: { Language.guess($0) == .en }) {
            across[isName, default: []] += spellings
          }
        }
      }
      if case .codes(let codes) = value { for code in codes { describe(code, say) } }
      if field.uses.contains(.faceted) { facets[field.name] = facetValues(value, field.type) }
    }
    let typed = E.fields.filter { $0.uses.contains(.name) }.flatMap { field in
      (field.get(entity)?.spellings ?? []).flatMap(analyser.typed)
    }
    var fields = texts.sorted { $0.key < $1.key }.map { name, text in
      let isProse = ["about", "intended_use", "benefit", "definition"].contains(name)
      return ProfileField(name, boost: text.boost, text.strings.flatMap(isProse ? analyser.prose : analyser.document))
    }
    if !typed.isEmpty { fields.append(ProfileField("typed", boost: 1, typed)) }
    for (name, boost, strings) in [("across-name", 3, across[true]), ("across", 1, across[false])] as [(_, Float, _)] {
      let terms = (strings ?? []).flatMap(analyser.bridge)
      if !terms.isEmpty { fields.append(ProfileField(name, boost: boost, terms)) }
    }
    return Profile(
      ref: entity.ref, visibility: entity.record.visibility, owners: entity.owners, fields: fields, facets: facets)
  }

  /// The code itself, its names and those of what it stands under, its definition.
  private func describe(_ code: Code, _ say: (String, Float, String?) -> Void) {
    say("code", 2, code.value)
    guard code.system != "cn", code.system != "iso" else {
      for step in self.codes.path(code) { say("region", 0.5, codes[step]?.zh) }
      return
    }
    for (depth, step) in codes.path(code).enumerated() {
      let entry = codes[step]
      say("category", depth == 0 ? 1.5 : 0.5, [entry?.zh, entry?.en].compactMap { $0 }.joined(separator: " "))
      if depth == 0 { say("definition", 1, entry?.definition) }
    }
  }

  private func facetValues(_ value: Value, _ type: FieldType) -> [String] {
    switch value {
    case .codes(let codes): Array(Set(codes.flatMap { self.codes.path($0) }.map(\.description))).sorted()
    case .words(let words): words
    default: [value.canonical]
    }
  }
}
