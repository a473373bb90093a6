package import Core

extension Cluster {
  /// The record that a person at a keyboard means: by `kind/id`, id, `@key`, or its exact name where only one has it.
  package func named(_ words: String, of kinds: [Kind] = [], for audience: Audience) throws -> Ref {
    func fits(_ ref: Ref) -> Bool { kinds.isEmpty || kinds.contains(ref.kind) }
    if let ref = Ref(words), fits(ref), record(ref, for: audience) != nil { return ref }
    if let found = record(id: words, for: audience), fits(found.ref) { return found.ref }
    var found: [Ref] = []
    let wanted = NameKey.of(words)
    for type in Entities.subjects where kinds.isEmpty || kinds.contains(type.kind) {
      found += matches(type, words, wanted, audience)
    }
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      throw Refusal(
        .ambiguousID, at: words,
        ["what": words, "candidates": found.prefix(8).map(\.description).joined(separator: ", ")])
    }
    throw Refusal(.notFound, at: words, ["what": words])
  }

  private func matches<E: Entity>(_ type: E.Type, _ words: String, _ wanted: String, _ audience: Audience) -> [Ref] {
    let key = words.hasPrefix("@") ? String(words.dropFirst()) : nil
    return all(type, for: audience).filter { entity in
      if let key { return entity.record.key == key }
      return Lookup.keys(of: entity).contains { $0.system != "identity" && $0.system != "key" && $0.value == wanted }
    }.map(\.ref)
  }
}
