import Core
import Testing

@testable import Matching

/// What a reader would expect of small, named cases.
@Suite struct IndexExamples {
  struct Case: Sendable, CustomTestStringConvertible {
    let says: String
    let query: Query
    var audience = Audience.visitor
    let finds: [String]
    var total: Int?
    var testDescription: String { says }
  }

  static let cases = [
    Case(
      says: "a word in the title comes before the same word in a long text", query: ask("oximeter"), finds: ["a", "b"]),
    Case(says: "a rare word outweighs a common one", query: ask("clip device"), finds: ["c", "a", "b", "d"]),
    Case(says: "equal scores stand in the order of the refs", query: ask("pump"), finds: ["e", "f"]),
    Case(says: "a word that nobody has finds nothing", query: ask("unicorn"), finds: []),
    Case(says: "a visitor does not find what is for members", query: ask("secret"), finds: []),
    Case(says: "a member does", query: ask("secret"), audience: .member(of: []), finds: ["m"]),
    Case(says: "a party finds its own", query: ask("draft"), audience: .member(of: ["o1"]), finds: ["o"]),
    Case(says: "another member does not", query: ask("draft"), audience: .member(of: ["o2"]), finds: []),
    Case(says: "the office finds all", query: ask("draft secret"), audience: .operating, finds: ["m", "o"]),
    Case(
      says: "no words: the filter's records by ref", query: Query(filter: by("region", "44")), finds: ["a", "b", "d"]),
    Case(
      says: "values of one name: any will do", query: Query(filter: by("region", "4403", "31")), finds: ["a", "b", "c"]),
    Case(
      says: "names: all must hold", query: Query(filter: both(("region", "44"), ("stage", "trial"))), finds: ["b"]),
    Case(says: "a name without values asks for nothing", query: Query(filter: by("region")), finds: ["a"], total: 6),
    Case(says: "a value that nobody has lets nothing through", query: Query(filter: by("region", "99")), finds: []),
    Case(
      says: "words that weigh nothing are no words", query: Query([Term(text: "pump", weight: 0)]), finds: ["a"],
      total: 6),
    Case(
      says: "a kind", query: Query(filter: Filter(kinds: [Kind("need")])), audience: .operating, finds: ["m"]),
    Case(says: "a private value is no value", query: Query(filter: by("stage", "idea")), finds: []),
  ]

  @Test(arguments: cases) func check(_ one: Case) {
    let limit = one.total == nil ? 20 : one.finds.count
    let answer = Self.index.search(one.query, for: one.audience, limit: limit)
    #expect(answer.hits.map(\.ref.id) == one.finds)
    #expect(answer.total == one.total ?? one.finds.count)
  }

  /// Suggestions are made of these: a word that only some may see must not be among them.
  @Test func wordsThatAreShownArePublic() {
    var shown: [String: [String]] = [:]
    Self.index.eachPublicWord { key, held, written in
      #expect(held > 0 && Self.index.holdsPublicly(key))
      shown[key] = written()
    }
    #expect(shown["oximeter"]?.isEmpty == false)
    for secret in ["secret", "draft"] { #expect(shown[secret] == nil && !Self.index.holdsPublicly(secret)) }
  }

  @Test func facetsCountWhatIsSeen() {
    let visitor = Self.index.search(Query(), for: .visitor).facets
    #expect(visitor["kind"] == ["product": 6])
    #expect(visitor["region"] == ["44": 3, "4403": 2, "31": 1])
    #expect(visitor["stage"] == ["trial": 1])
    let office = Self.index.search(Query(), for: .operating).facets
    #expect(office["kind"] == ["product": 7, "need": 1])
    #expect(office["stage"] == ["trial": 1, "idea": 1])
  }

  @Test func sharedWordsShowWhatPeopleWrote() throws {
    let query = Query([Term(text: "oximeter", surface: "血氧儀", weight: 0.5)])
    let hit = try #require(Self.index.search(query, for: .visitor).hits.first)
    #expect(hit.shared.map(\.asked) == ["血氧儀"] && hit.shared.map(\.written) == ["Oximeter"])
    #expect(hit.score == hit.shared[0].contribution)
  }

  @Test func absentAndHiddenAreTheSame() {
    let query = Self.ask("secret")
    let hidden = Self.index.relevance(of: Ref(Kind("need"), "m"), to: query, for: .visitor)
    #expect(hidden == Self.index.relevance(of: Ref(Kind("need"), "nobody"), to: query, for: .visitor))
    #expect(Self.index.relevance(of: Ref(Kind("need"), "m"), to: query, for: .member(of: [])).share == 1)
  }

  @Test func aFieldThatNoPublicProfileHasIsNotDiscounted() {
    var index = SearchIndex()
    let note = ProfileField("note", Self.terms("secret"))
    index.upsert(Profile(ref: Ref(Kind("need"), "m"), visibility: .members, fields: [note]))
    let score = index.search(Self.ask("secret"), for: .operating).hits.first?.score
    // ln 2, the rarity of any word where nothing is public, × 1 / (1.2 + 1).
    #expect(abs((score ?? 0) - 0.693147180559945 / 2.2) < 1e-12)
  }

  @Test func extremeWeightsStayFinite() {
    var index = SearchIndex()
    for (number, boost) in [Float.infinity, .greatestFiniteMagnitude, .nan, -1, 0, 1e-30, 1].enumerated() {
      let terms = [Float.infinity, .nan, -3, 1e-9, 1].map { Term(text: "pump", weight: $0) }
      index.upsert(Profile(ref: Ref(Kind("product"), "\(number)"), fields: [ProfileField("t", boost: boost, terms)]))
    }
    let hits = index.search(Query([Term(text: "pump", weight: .infinity)]), for: .visitor).hits
    #expect(hits.map(\.ref.id) == ["0", "1", "6"])
    #expect(hits.allSatisfy { $0.score.isFinite && $0.score > 0 })
  }

  @Test func aRecordAddedBetweenPagesNeitherRepeatsNorHidesAnother() {
    var index = Self.index
    let first = index.search(Query(), for: .visitor, limit: 3)
    index.upsert(Profile(ref: Ref(Kind("product"), "aa")))
    let second = index.search(Query(), for: .visitor, limit: 9, after: first.next)
    #expect(first.hits.map(\.ref.id) == ["a", "b", "c"] && second.hits.map(\.ref.id) == ["d", "e", "f"])
  }

  @Test(arguments: ["", "x", "12", "12.", "zz.need/1", "7ff8000000000000.need/1", "0.need", "0./"])
  func strangeCursorsAreRefused(_ string: String) {
    #expect(throws: Refusal.self) { try Cursor(string) }
  }

  // MARK: - The example

  static func ask(_ words: String) -> Query { Query(terms(words)) }

  static func terms(_ words: String) -> [Term] {
    words.split(separator: " ").map { Term(text: $0.lowercased(), surface: String($0)) }
  }

  static func by(_ name: String, _ values: String...) -> Filter { Filter(facets: [name: Set(values)]) }

  static func both(_ one: (String, String), _ other: (String, String)) -> Filter {
    Filter(facets: [one.0: [one.1], other.0: [other.1]])
  }

  static let index = SearchIndex([
    product("a", "Oximeter", "a device for the finger", ["region": ["44", "4403"]]),
    product("b", "Monitor", "a device with a screen and an oximeter", ["region": ["44", "4403"], "stage": ["trial"]]),
    product("c", "Clip", "", ["region": ["31"]]),
    product("d", "Table", "a heavy device that stands in a room and does not move", ["region": ["44"]]),
    product("f", "Pump", ""),
    product("e", "Pump", ""),
    Profile(
      ref: Ref(Kind("need"), "m"), visibility: .members, fields: [ProfileField("text", terms("secret"))],
      facets: ["stage": ["idea"]]),
    Profile(
      ref: Ref(Kind("product"), "o"), visibility: .parties, owners: ["o1"],
      fields: [ProfileField("text", terms("draft"))]),
  ])

  static func product(_ id: String, _ title: String, _ text: String, _ facets: [String: [String]] = [:]) -> Profile {
    Profile(
      ref: Ref(Kind("product"), id),
      fields: [ProfileField("title", boost: 3, terms(title)), ProfileField("text", terms(text))], facets: facets)
  }
}
