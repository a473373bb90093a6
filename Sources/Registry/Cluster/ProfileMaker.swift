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
  private static let version = 5

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
  let party: @Sendable (Ref) -> PublicParty?

  func profile<E: Entity>(of entity: E, kept record: [UInt8]) -> Profile {
    profile(of: entity, E.fields.map { $0.get(entity) }, kept: record)
  }

  /// - Parameter values: of all the record's fields, in their order.
  func profile<E: Entity>(of entity: E, _ values: [Value?], kept record: [UInt8]) -> Profile {
    let kind = ProfileFields.of(E.self)
    let said = Said(values, kind)
    var fields: [ProfileField] = []
    for saying in said.sayings {
      for said in spelled(saying) {
        let terms = Said.isProse(said.field) ? analyser.prose(said.text) : analyser.document(said.text)
        fields.append(ProfileField(said.field, boost: said.boost, terms))
      }
    }
    fields.append(ProfileField("typed", boost: 1, said.names.flatMap(analyser.typed)))
    for own in said.own {
      fields.append(ProfileField(own.across.field, boost: own.across.boost, analyser.bridge(own.text)))
    }
    let facets = facets(of: values, kind) { path($0) }
    let scope = FacetWord.scope(E.kind, facets)
    let facetWords = facets.flatMap { name, values in values.map { Term(FacetWord.text(scope, name, $0)) } }
    fields.append(ProfileField(FacetWord.field, boost: FacetWord.boost, facetWords))
    return Profile(
      ref: entity.ref, visibility: entity.record.visibility, owners: entity.owners,
      fields: fields.filter { !$0.terms.isEmpty }, facets: narrowing(facets, values, kind),
      numbers: numbers(of: values, kind), vector: analyser.meaning?.vector(of: said.title),
      keys: keys(entity.record.key, values, kind), record: record)
  }

  /// How the texts of a record write each of some words: as the field has it that counts most.
  func written<E: Entity>(_ words: Set<String>, in entity: E) -> [String: String] {
    let said = Said(E.fields.map { $0.get(entity) }, ProfileFields.of(E.self))
    var found: [String: String] = [:]
    func look(_ terms: [Term]) {
      for term in terms where words.contains(term.text) && found[term.text] == nil { found[term.text] = term.surface }
    }
    let weightiest = said.sayings.flatMap(spelled).enumerated().sorted { a, b in
      (b.element.boost, a.element.field, a.offset) < (a.element.boost, b.element.field, b.offset)
    }
    for (_, said) in weightiest where found.count < words.count { look(analyser.document(said.text)) }
    for own in said.own where found.count < words.count { look(analyser.bridge(own.text)) }
    for name in said.names where found.count < words.count { look(analyser.typed(name)) }
    return found
  }

  // MARK: Parts of a profile

  /// The texts behind what a record says, each with the field of the profile to which it belongs.
  func spelled(_ saying: Said.Saying) -> [Said.Spelled] {
    switch saying {
    case .text(let spelled): [spelled]
    case .word(let word, let vocabulary):
      [Said.Spelled("words", 0.8, vocabulary.label(word).zh + " " + vocabulary.label(word).en)]
    case .link(let ref): [Said.Spelled("linked", 0.6, party(ref)?.title.all.map(\.1).joined(separator: " ") ?? "")]
    case .code(let code): described(code)
    }
  }

  /// The code itself, its names and those of what it stands under, its definition.
  private func described(_ code: Code) -> [Said.Spelled] {
    var out = [Said.Spelled("code", 2, code.value)]
    guard code.system != "cn", code.system != "iso" else {
      return out + codes.path(code).map { Said.Spelled("region", 0.5, codes[$0]?.zh ?? "") }
    }
    for (depth, step) in codes.path(code).enumerated() {
      let names = [codes[step]?.zh, codes[step]?.en].compactMap { $0 }.joined(separator: " ")
      out.append(Said.Spelled("category", depth == 0 ? 1.5 : 0.5, names))
    }
    return out + [Said.Spelled("definition", 1, codes[code]?.definition ?? "")]
  }

  /// - Parameter key: what its source calls the record.
  func keys(_ key: String?, _ values: [Value?], _ kind: ProfileFields) -> [String] {
    var out: [String] = []
    for (field, value) in zip(kind.all, values) where field.isLink {
      if case .ref(let ref) = value { out.append(ClusterKey.link(kind.kind, field.name, to: ref)) }
    }
    for name in Lookup.names(key, values, kind) {
      // However a field is called by which it is found: a person types the name or the number alone.
      out.append(ClusterKey.named(kind.kind, name.system == "key" ? name : Lookup.Key("name", name.value)))
    }
    return out
  }

  /// - Parameter path: of a code, it and all that it stands under, as facet values.
  func facets(
    of values: [Value?], _ kind: ProfileFields, _ path: (Code) -> [String]
  ) -> [String: [String]] {
    var facets: [String: [String]] = [:]
    for (field, value) in zip(kind.all, values) where field.isFacet {
      guard let value else { continue }
      facets[field.name] =
        switch value {
        case .codes(let codes) where codes.count == 1: path(codes[0])
        case .codes(let codes): Set(codes.flatMap(path)).sorted()
        case .words(let words): words
        default: [value.canonical]
        }
    }
    return facets
  }

  /// The facets, and besides what narrows a search and is shown to nobody: places that the record itself names, for who is
  /// somewhere in a province and who is in all of it have the same ancestors; the languages of its name; and the country in which
  /// a partner sits.
  func narrowing(_ facets: [String: [String]], _ values: [Value?], _ kind: ProfileFields) -> [String: [String]] {
    var facets = facets
    for (field, value) in zip(kind.all, values) {
      switch value {
      case .codes(let codes) where field.name == "region" && field.isFacet:
        facets["region", default: []] += codes.map { FacetWord.itself($0) }
      case .text(let name) where field.isTitle && field.isPublic:
        facets[FacetWord.title] = name.languages.map(FacetWord.language)
      default: break
      }
    }
    if let country = PublicParty.country(of: values, kind, party) {
      facets[FacetWord.country] = [FacetWord.itself(country)]
    }
    return facets
  }

  func numbers(of values: [Value?], _ kind: ProfileFields) -> [String: Int64] {
    var numbers: [String: Int64] = [:]
    for (field, value) in zip(kind.all, values) where field.isRanged {
      if let value, let (name, number) = RangedNumber.named(field.name, value) { numbers[name] = number }
    }
    return numbers
  }

  func path(_ code: Code) -> [String] { codes.path(code).map(\.description).sorted() }
}
