import Core
import Search

/// Makes profiles of very many records on one thread: those of `ProfileMaker`, with their words by number.
///
/// What many records say alike (names and definitions of a code, labels, who offers) is read once.
struct BulkProfiles {
  /// Nothing says that records share their codes: what is known is forgotten when it has become too much.
  private static let most = 1 << 16

  private let maker: ProfileMaker
  private var texts: BulkTexts
  private var said: [Said.Saying: [NumberedField]] = [:]
  private var paths: [Code: [String]] = [:]
  private struct FacetValue: Hashable {
    let scope: String
    let facet: String
    let value: String
  }

  /// Numbers of their words.
  private var facetWords: [FacetValue: UInt32] = [:]
  /// Of titles without their numbers.
  private var vectors: [String: Vector?] = [:]
  private var keysGiven = 0

  init(_ maker: ProfileMaker, _ texts: BulkTexts) {
    self.maker = maker
    self.texts = texts
  }

  /// The keys since the last time.
  mutating func newKeys() -> [String] {
    defer { keysGiven = texts.keys.count }
    return Array(texts.keys[keysGiven...])
  }

  /// - Parameter values: of all the record's fields, in their order.
  mutating func profile<E: Entity>(of entity: E, _ values: [Value?], kept record: [UInt8]) -> NumberedProfile {
    let kind = ProfileFields.of(E.self)
    let facets = maker.facets(of: values, kind) { path($0) }
    let said = Said(values, kind)
    let profile = Profile(
      ref: entity.ref, visibility: entity.record.visibility, owners: entity.owners,
      facets: maker.narrowing(facets, values, kind), numbers: maker.numbers(of: values, kind),
      vector: vector(of: said.title), keys: maker.keys(entity.record.key, values, kind), record: record)
    var fields = words(said)
    let scope = FacetWord.scope(E.kind, facets)
    let facetWords = facets.flatMap { name, values in
      values.map { facetWord(FacetValue(scope: scope, facet: name, value: $0)) }
    }
    fields.append(NumberedField(FacetWord.field, boost: FacetWord.boost, facetWords))
    return NumberedProfile(profile, fields)
  }

  private mutating func words(_ said: Said) -> [NumberedField] {
    var fields: [NumberedField] = []
    var bridged: [String: [NumberedTerm]] = [:]
    let own = Set(said.own.map(\.text))
    for saying in said.sayings {
      guard case .text(let spelled) = saying else {
        for field in alike(saying) { fields.add(field.name, field.boost, field.terms) }
        continue
      }
      let isProse = Said.isProse(spelled.field)
      if own.contains(spelled.text) {
        let (terms, bridge) = texts.terms(bridging: spelled.text, isProse: isProse)
        fields.add(spelled.field, spelled.boost, terms)
        bridged[spelled.text] = bridge
      } else {
        fields.add(spelled.field, spelled.boost, texts.terms(of: spelled.text, isProse: isProse))
      }
    }
    for name in said.names { fields.add("typed", 1, texts.typed(name)) }
    for own in said.own { fields.add(own.across.field, own.across.boost, bridged[own.text] ?? []) }
    return fields
  }

  private mutating func alike(_ saying: Said.Saying) -> [NumberedField] {
    if let known = said[saying] { return known }
    if said.count >= Self.most { said.removeAll() }
    var fields: [NumberedField] = []
    for spelled in maker.spelled(saying) {
      fields.add(spelled.field, spelled.boost, texts.terms(of: spelled.text, isProse: Said.isProse(spelled.field)))
    }
    said[saying] = fields
    return fields
  }

  private mutating func vector(of title: String) -> Vector? {
    guard let meaning = maker.analyser.meaning else { return nil }
    let title = MeaningReader.withoutNumbers(title)
    if let known = vectors[title] { return known }
    if vectors.count >= Self.most { vectors.removeAll() }
    let vector = meaning.vector(of: title)
    vectors[title] = .some(vector)
    return vector
  }

  private mutating func path(_ code: Code) -> [String] {
    if let known = paths[code] { return known }
    if paths.count >= Self.most { paths.removeAll() }
    let path = maker.path(code)
    paths[code] = path
    return path
  }

  private mutating func facetWord(_ said: FacetValue) -> NumberedTerm {
    if let known = facetWords[said] { return NumberedTerm(key: known, weight: 1) }
    if facetWords.count >= Self.most { facetWords.removeAll() }
    let number = texts.number(of: FacetWord.text(said.scope, said.facet, said.value))
    facetWords[said] = number
    return NumberedTerm(key: number, weight: 1)
  }
}

extension [NumberedField] {
  /// Few enough names to look through.
  fileprivate mutating func add(_ name: String, _ boost: Float, _ terms: [NumberedTerm]) {
    guard !terms.isEmpty else { return }
    if let at = firstIndex(where: { $0.name == name }) {
      self[at].terms += terms
      self[at].boost = Swift.max(self[at].boost, boost)
    } else {
      append(NumberedField(name, boost: boost, terms))
    }
  }
}
