import Core
import Foundation
import Language
import Search
import Store
import TestSupport
import Testing

@testable import Registry

/// The engine reads a cluster's texts by number when an index is filled, and one by one when it changes.
@Suite struct FillingTests {
  @Test("an index that is filled is the one to which every record came by itself", arguments: 0..<4, TestDatabase.all)
  func filled(_ seed: Int, _ database: TestDatabase) async throws {
    let analyser = try Self.analyser.get()
    try await World.with(database, seed: UInt64(700 + seed)) { world in
      // Records of before are filled, and changed ones applied.
      let before = try await Cluster.load(world.store, analyser: analyser, compactCodes: World.codes)
      try await world.stir(40)
      let applied = try await before.following(world.store)
      let filled = try await Cluster.load(world.store, analyser: analyser, compactCodes: World.codes)
      let spelled = try await Cluster.load(world.store, analyser: Self.spelled(analyser), compactCodes: World.codes)
      for audience in ClusterTests.audiences {
        let told = Self.told(filled, audience)
        #expect(told == Self.told(applied, audience))
        #expect(told == Self.told(spelled, audience))
      }
    }
  }

  /// The same analyser, whose texts are read one by one wherever they are.
  private static func spelled(_ analyser: TextAnalyser) -> TextAnalyser {
    TextAnalyser(
      document: analyser.document, prose: analyser.prose, query: analyser.query, search: analyser.search,
      bridge: analyser.bridge, typed: analyser.typed, pinyin: analyser.pinyin, meaning: analyser.meaning)
  }

  /// All that is answered, and what is found by words of every kind that a profile has: names, labels, codes, their names
  /// and definitions, typed letters, English for Chinese, facets.
  private static func told(_ cluster: Cluster, _ audience: Audience) -> [String] {
    var out = ClusterTests.told(cluster, audience)
    let texts = [
      "迈瑞", "mairui", "mr", "ylmr", "monitor", "monitoring devices", "diagnosis and treatment", "guangdong 广东省",
      "07-04",
      "监护", "pump CT", "影像设备 imaging", "合作 cooperation", "medical",
    ]
    let terms = texts.map(cluster.analyser.search) + [[Term(FacetWord.text("organisation", "region", "cn:44"))]]
    for terms in terms {
      let answer = cluster.index.search(Query(terms, counting: .total), for: audience, limit: 200)
      out.append("\(terms.first?.text ?? "") \(answer.total ?? 0)")
      out += answer.hits.map { "\($0.ref) \($0.score)" }
    }
    let here = Filter(facets: [FacetWord.country: [FacetWord.itself(.china)]])
    out += cluster.index.search(Query(filter: here), for: audience, limit: 500).hits.map { "here \($0.ref)" }
    for name in ["监护仪", "pulse oximeter", "合作 cooperation 12"] {
      guard let vector = cluster.analyser.meaning?.vector(of: name) else { continue }
      let near = cluster.index.nearest(to: [vector], for: audience, limit: 500).joined()
      out += near.map { "\(name) \($0.ref) \($0.likeness)" }
    }
    return out
  }

  @Test("names that differ in a number share a vector, and a person's name has none")
  func numbers() throws {
    let reader = try #require(try Self.analyser.get().meaning)
    #expect(reader.vector(of: "便携式监护仪 12") != nil)
    #expect(reader.vector(of: "便携式监护仪 12") == reader.vector(of: "便携式监护仪 2026"))
    #expect(reader.vector(of: "监护仪12号") == reader.vector(of: "监护仪7号"))
    #expect(reader.vector(of: "CO2 激光") != reader.vector(of: "CO 激光"))
    #expect(reader.vector(of: "12 345") == nil && reader.vector(of: " ") == nil)
    let titles = [ProfileFields.of(Person.self), .of(Product.self), .of(Organisation.self)].map { kind in
      kind.all.filter(\.isTitle).map(\.name)
    }
    #expect(titles == [[], ["name"], ["name"]])
  }

  /// With our own words alone, which every checkout has.
  private static let analyser = Result {
    let resources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Resources")
    return TextAnalyser(
      try LanguageEngine(
        LanguageResources(
          dictionaries: [resources.appending(path: "device-words.txt")],
          synonyms: resources.appending(path: "synonyms.tsv"), pinyin: resources.appending(path: "pinyin.tsv"),
          stopWords: resources.appending(path: "stop-words.txt"), glossary: resources.appending(path: "glossary.tsv"),
          vectors: resources.appending(path: "meaning.vec"))),
      LikenessScale(weight: 0.1, floor: 0.5, depth: 50, steps: []))
  }
}
