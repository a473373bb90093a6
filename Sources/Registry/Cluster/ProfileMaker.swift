import Core
import Search
import Store

/// What the index is to know of records: the words of their searched fields, names of their codes and of what they refer to,
/// and the keys under which they are found.
struct ProfileMaker: Sendable {
  /// Names are short, definitions long: about as many words as each has at which nothing is discounted.
  static let law = ScoringLaw(
    pivots: [
      "name": 8, "names": 8, "typed": 8, "across-name": 8, "code": 2, "region": 4, "words": 4, "linked": 10,
      "category": 16, "definition": 40, "about": 40, "intended_use": 40, "across": 40,
    ], otherPivot: 16)

  /// Raise it when the same records and codes give other profiles than before.
  private static let version = 2

  /// What an index was made with: of other words, codes, vocabularies or fields it has to be made anew.
  static func stamp(_ codes: CodeBook, _ analyser: TextAnalyser) -> Stamp {
    var digest = Digest()
    digest.update(framed: "\(version) \(analyser.fingerprint)")
    for code in codes.order {
      guard let entry = codes[code] else { continue }
      for part in [code.description, entry.parent, entry.zh, entry.en, entry.definition] {
        digest.update(framed: part ?? "")
      }
    }
    for type in Entities.subjects { mix(type, into: &digest) }
    return Stamp(fingerprint: Digest.hex(digest.finish()), law: law)
  }

  private static func mix<E: Entity>(_ type: E.Type, into digest: inout Digest) {
    digest.update(framed: E.kind.rawValue)
    for field in E.fields {
      digest.update(framed: "\(field.name) \(field.uses.rawValue) \(field.visibility)")
      if case .words(let vocabulary) = field.type {
        for word in vocabulary.words { digest.update(framed: "\(word.value) \(word.label.zh) \(word.label.en)") }
      }
    }
  }

  let codes: CodeBook
  let analyser: TextAnalyser
  /// What anybody may know a record by.
  let title: @Sendable (Ref) -> Text?

  func profile<E: Entity>(of entity: E, kept record: [UInt8]) -> Profile {
    let said = Said(entity, self)
    var fields = said.texts.map { name, text in
      ProfileField(
        name, boost: text.boost, text.strings.flatMap(Said.isProse(name) ? analyser.prose : analyser.document))
    }
    let typed = said.names.flatMap(analyser.typed)
    if !typed.isEmpty { fields.append(ProfileField("typed", boost: 1, typed)) }
    for (name, boost, strings) in said.across {
      let terms = strings.flatMap(analyser.bridge)
      if !terms.isEmpty { fields.append(ProfileField(name, boost: boost, terms)) }
    }
    let facets = facets(of: entity)
    let facetWords = facets.flatMap { name, values in values.map { Term(FacetWord.text(name, $0)) } }
    if !facetWords.isEmpty { fields.append(ProfileField(FacetWord.field, boost: 1024, facetWords)) }
    return Profile(
      ref: entity.ref, visibility: entity.record.visibility, owners: entity.owners, fields: fields,
      facets: facets, keys: keys(of: entity), record: record)
  }

  /// How the texts of a record write each of some words: as the field has it that counts most.
  func written<E: Entity>(_ words: Set<String>, in entity: E) -> [String: String] {
    let said = Said(entity, self)
    var found: [String: String] = [:]
    func look(_ terms: [Term]) {
      for term in terms where words.contains(term.text) && found[term.text] == nil { found[term.text] = term.surface }
    }
    let weightiest = said.texts.sorted { ($1.value.boost, $0.key) < ($0.value.boost, $1.key) }
    for string in weightiest.flatMap(\.value.strings) where found.count < words.count {
      look(analyser.document(string))
    }
    for string in said.across.flatMap(\.strings) where found.count < words.count { look(analyser.bridge(string)) }
    for name in said.names where found.count < words.count { look(analyser.typed(name)) }
    return found
  }

  private func keys<E: Entity>(of entity: E) -> [String] {
    let links = E.fields.compactMap { field -> String? in
      guard case .ref = field.type, case .ref(let ref) = field.get(entity) else { return nil }
      return ClusterKey.link(E.kind, field.name, to: ref)
    }
    return links
      + Lookup.keys(of: entity).filter { $0.system != "identity" }.map { key in
        // However a field is called by which it is found: a person types the name or the number alone.
        ClusterKey.named(E.kind, key.system == "key" ? key : Lookup.Key("name", key.value))
      }
  }

  private func facets<E: Entity>(of entity: E) -> [String: [String]] {
    var facets: [String: [String]] = [:]
    for field in E.fields where field.visibility == .everyone && field.uses.contains(.faceted) {
      guard let value = field.get(entity) else { continue }
      facets[field.name] =
        switch value {
        case .codes(let codes): Array(Set(codes.flatMap { self.codes.path($0) }.map(\.description))).sorted()
        case .words(let words): words
        default: [value.canonical]
        }
    }
    return facets
  }
}

/// What a record says that anybody may read, in strings.
private struct Said {
  private(set) var texts: [String: (boost: Float, strings: [String])] = [:]
  /// Of which initials and spelled-out syllables are typed.
  private(set) var names: [String] = []
  /// Chinese without English beside it: names, and the rest.
  private var ownNames: [String] = []
  private var ownTexts: [String] = []

  var across: [(name: String, boost: Float, strings: [String])] {
    [("across-name", 3, ownNames), ("across", 1, ownTexts)]
  }

  static func isProse(_ name: String) -> Bool { ["about", "intended_use", "benefit", "definition"].contains(name) }

  init<E: Entity>(_ entity: E, _ maker: ProfileMaker) {
    for field in E.fields {
      guard field.visibility == .everyone, let value = field.get(entity) else { continue }
      if field.uses.contains(.name) { names += value.spellings }
      if field.uses.contains(.searched) { say(value, field, maker) }
      if case .codes(let codes) = value { for code in codes { describe(code, maker.codes) } }
    }
  }

  private mutating func say<E: Entity>(_ value: Value, _ field: Field<E>, _ maker: ProfileMaker) {
    switch value {
    case .ref(let ref): say("linked", 0.6, maker.title(ref)?.all.map(\.1).joined(separator: " "))
    case .words(let words):
      for word in words {
        guard case .words(let vocabulary) = field.type else {
          say("names", 2, word)
          continue
        }
        say("words", 0.8, vocabulary.label(word).zh + " " + vocabulary.label(word).en)
      }
    default:
      let isName = field.uses.contains(.name)
      let spellings = value.spellings
      for spelling in spellings { say(isName ? "name" : field.name, isName ? 3 : 1, spelling) }
      // What stands there in English too needs no bridge.
      guard !spellings.contains(where: { Language.guess($0) == .en }) else { return }
      if isName { ownNames += spellings } else { ownTexts += spellings }
    }
  }

  /// The code itself, its names and those of what it stands under, its definition.
  private mutating func describe(_ code: Code, _ codes: CodeBook) {
    say("code", 2, code.value)
    guard code.system != "cn", code.system != "iso" else {
      for step in codes.path(code) { say("region", 0.5, codes[step]?.zh) }
      return
    }
    for (depth, step) in codes.path(code).enumerated() {
      let entry = codes[step]
      say("category", depth == 0 ? 1.5 : 0.5, [entry?.zh, entry?.en].compactMap { $0 }.joined(separator: " "))
      if depth == 0 { say("definition", 1, entry?.definition) }
    }
  }

  private mutating func say(_ name: String, _ boost: Float, _ string: String?) {
    guard let string, !string.isEmpty else { return }
    texts[name, default: (boost, [])].strings.append(string)
  }
}
