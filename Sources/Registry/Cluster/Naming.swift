package import Core

extension Cluster {
  /// The record that a person at a keyboard means: by `kind/id`, id, `@key`, or its exact name where only one has it. What was
  /// merged into another means the other.
  package func named(_ words: String, of kinds: [Kind] = [], for audience: Audience) throws -> Ref {
    func fits(_ ref: Ref) -> Bool { kinds.isEmpty || kinds.contains(ref.kind) }
    if let ref = Ref(words), fits(ref), record(ref, for: audience) != nil { return ref }
    if let into = Ref(words).flatMap({ successor(of: $0, for: audience) }), fits(into) { return into }
    if let found = record(id: words, for: audience), fits(found.ref) { return found.ref }
    var found: [Ref] = []
    let wanted = NameKey.of(words)
    for type in Entities.subjects where kinds.isEmpty || kinds.contains(type.kind) {
      found += matches(type, words, wanted, audience)
    }
    for into in formers(words, wanted, audience) where fits(into) && !found.contains(into) { found.append(into) }
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      throw Refusal(
        .ambiguousID, at: words,
        ["what": words, "candidates": found.prefix(8).map(\.description).joined(separator: ", ")])
    }
    throw Refusal(.notFound, at: words, ["what": words])
  }

  /// The former address of the merged record that a person means: by that address, its id, key or name, or by the record into which
  /// it alone was merged.
  package func former(named words: String, for audience: Audience) throws -> Ref {
    let (wanted, key) = (NameKey.of(words), words.hasPrefix("@") ? String(words.dropFirst()) : nil)
    var found = all(Redirect.self, for: audience).filter { redirect in
      let keys = Remembered.decode(redirect.keys ?? "")
      if let key { return keys.contains(Lookup.Key("key", key)) }
      return redirect.former == words || redirect.former.flatMap { Ref($0) }?.id == words
        || redirect.name.all.contains { NameKey.of($0.1) == wanted }
    }
    if found.isEmpty { found = merged(into: try named(words, for: audience), for: audience) }
    let formers = found.compactMap(\.former)
    guard formers.count < 2 else {
      throw Refusal(.splitSeveral, at: words, ["what": words, "formers": formers.joined(separator: ", ")])
    }
    guard let former = formers.first.flatMap({ Ref($0) }) else {
      throw Refusal(.splitNothing, at: words, ["what": words])
    }
    return former
  }

  /// Where the records went that bore the name or key before they were merged into others.
  private func formers(_ words: String, _ wanted: String, _ audience: Audience) -> Set<Ref> {
    let key = words.hasPrefix("@") ? Lookup.Key("key", String(words.dropFirst())) : Lookup.Key("name", wanted)
    let all = all(Redirect.self, for: audience)
    return Set(
      all.filter { Remembered.decode($0.keys ?? "").contains(key) }.compactMap {
        $0.into.flatMap { record($0, for: audience) == nil ? nil : $0 }
      })
  }

  private func matches<E: Entity>(_ type: E.Type, _ words: String, _ wanted: String, _ audience: Audience) -> [Ref] {
    if words.hasPrefix("@") { return named(type, Lookup.Key("key", String(words.dropFirst())), for: audience) }
    return named(type, Lookup.Key("name", wanted), for: audience)
  }
}
