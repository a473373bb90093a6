import Core
import Foundation
import TestSupport
import Testing

@testable import Search

/// Segments and manifests whose checksums are right and whose content is not: what stands behind the checksums holds too.
@Suite struct ChangedSectionTests {
  private static let file = URL(fileURLWithPath: "/memory")

  /// 400 profiles, so that common words have windows and bits and rare ones are listed; numbers, facets and vectors.
  private static let sections: [[UInt8]] = {
    var world = World(5, words: 60)
    var draft = Draft()
    for number in 0..<400 {
      var profile = world.profile(number, [.parties])
      profile.fields.append(ProfileField("text", [Search.Term("everywhere")]))
      profile.numbers["year"] = Int64(number)
      profile.facets["all"] = ["yes"]
      draft.append(profile, SearchLaws.law)
    }
    guard let segment = try? IndexState.seal(draft, .parties),
      let header = try? SegmentHeader(segment.bytes.bytes, of: file)
    else { return [] }
    return header.sections.map { Array(segment.bytes.bytes[$0]) }
  }()

  @Test("a window whose slots would end behind the last is refused, though all together are as many as they should be")
  func windows() throws {
    var draft = Draft()
    for number in 0..<Window.size + 100 {
      let field = ProfileField("text", [Search.Term("everywhere")])
      draft.append(
        Profile(ref: Ref(Kind("need"), "\(number)"), visibility: .everyone, fields: [field]), SearchLaws.law)
    }
    let segment = try #require(try IndexState.seal(draft, .everyone))
    let header = try SegmentHeader(segment.bytes.bytes, of: Self.file)
    var sections = header.sections.map { Array(segment.bytes.bytes[$0]) }
    let place = sections[Section.termPlaces.rawValue].withUnsafeBytes { Int($0.load(as: UInt64.self)) }
    #expect(segment.words.keys.count == 1 && segment.words.postings(of: 0).layout.windows == 2)
    _ = try Self.segment(sections)
    sections[Section.postings.rawValue].replaceSubrange(place + 4..<place + 8, with: [0xFF, 0xFF, 0xFF, 0x7F])
    #expect(throws: IndexFault.self) { try Self.segment(sections) }
  }

  private static func segment(_ sections: [[UInt8]]) throws -> Segment {
    var writer = SectionWriter()
    for (section, bytes) in zip(Section.allCases, sections) { writer.write(section, bytes) }
    return try Segment(writer.finish(), file: file)
  }

  @Test("unchanged, it is read")
  func unchanged() throws {
    let segment = try Self.segment(Self.sections)
    let live = LiveSegment(segment: segment, dead: nil)
    #expect(IndexSnapshot([live], Position(0)).search(Query(), for: .operating, limit: .max).hits.count == 400)
  }

  /// Turns the last bit of a set of slots, where no profile is.
  private static func lastBit(_ bytes: inout [UInt8], of place: Int) { bytes[place + Window.words * 8 - 1] ^= 0x80 }

  private static func place(_ number: Int, _ places: Section) -> Int {
    sections[places.rawValue].withUnsafeBytes { Int($0.load(fromByteOffset: number * 8, as: UInt64.self)) }
  }

  @Test("a bit of a slot that there is not, slots out of order and scales that are none are refused")
  func refused() throws {
    let whole = try Self.segment(Self.sections)
    let word = try #require(whole.words.keys.number(of: "everywhere"))
    let facet = try #require(whole.facets.keys.number(of: FacetKey.facet("all", "yes")))
    let listed = try #require((0..<whole.words.keys.count).first { (2..<100).contains(whole.words.holding[$0]) })
    let postings = whole.words.postings(of: word).layout
    #expect(postings.hasBits && whole.words.postings(of: listed).layout.isListed)
    let place = Self.place(word, .termPlaces)
    check(.numberColumns) { Self.lastBit(&$0, of: NumberLayout(profiles: 400).bits) }
    check(.facetSlots) { Self.lastBit(&$0, of: Self.place(facet, .facetPlaces)) }
    check(.postings) { Self.lastBit(&$0, of: place + postings.bits) }
    check(.postings) { $0.swapAt(place + postings.slots, place + postings.slots + 2) }
    check(.postings) { bytes in
      let place = Self.place(listed, .termPlaces)
      for byte in 0..<4 { bytes.swapAt(place + byte, place + 4 + byte) }
    }
    check(.vectorSlots) { $0.replaceSubrange(4..<8, with: $0[0..<4]) }
    check(.vectorScales) { $0.replaceSubrange(0..<4, with: [0, 0, 0xC0, 0x7F]) }
    check(.counts) { $0.replaceSubrange(32..<40, with: [0xFE, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]) }
  }

  private func check(
    _ section: Section, at location: SourceLocation = #_sourceLocation, _ change: (inout [UInt8]) -> Void
  ) {
    var sections = Self.sections
    change(&sections[section.rawValue])
    #expect(throws: IndexFault.self, "\(section)", sourceLocation: location) { try Self.segment(sections) }
  }

  @Test("any change is refused or can be searched, listed and merged", arguments: 0..<4)
  func any(seed: Int) {
    var dice = Dice(seed)
    for _ in 0..<150 {
      var sections = Self.sections
      for _ in 0..<1 + dice.below(3) {
        let section = dice.below(sections.count)
        guard !sections[section].isEmpty else { continue }
        let at = dice.below(sections[section].count)
        sections[section][at] = [0, 1, 0xFF, sections[section][at] ^ 1 << UInt8(dice.below(8))][dice.below(4)]
      }
      guard let segment = try? Self.segment(sections) else { continue }
      let whole = LiveSegment(segment: segment, dead: nil)
      let some = whole.removing(stride(from: 0, to: segment.count, by: 3))
      var world = World(seed)
      for live in [whole, some] {
        let snapshot = IndexSnapshot([live], Position(0))
        let found = snapshot.search(world.query(), for: world.audience(), limit: 1 + dice.below(500))
        #expect(found.hits.count <= segment.count)
        guard let vector = world.vector() else { continue }
        let near = Nearness(vector, weight: 0.1, floor: 0, depth: 40)
        let fused = snapshot.search(snapshot.weigh(world.terms(5)), near: near, for: .operating, limit: 50)
        #expect(fused.hits.count <= 50)
      }
      _ = try? IndexState.merge([some, whole])
    }
  }

  @Test("a manifest that counts beyond its end, or would give a name twice, is refused")
  func manifest() throws {
    let folder = TemporaryFolder()
    let file = folder.url.appendingPathComponent(Manifest.name)
    let entry = Manifest.Entry(number: 3, length: 0, checksum: 0, dead: [])
    func refuses(_ manifest: Manifest, _ change: (inout [UInt64]) -> Void = { _ in }) throws -> Bool {
      var words = manifest.bytes.withUnsafeBytes { Array($0.bindMemory(to: UInt64.self)) }
      change(&words)
      words[words.count - 1] = words.dropLast().withUnsafeBytes { HashedKey($0).hash }
      try words.withUnsafeBytes { Data($0) }.write(to: file)
      return (try? Manifest(reading: file)) == nil
    }
    let whole = Manifest(position: Position(1), next: 4, stamp: "stamp", entries: [entry])
    #expect(try !refuses(whole))
    for length in [.max, .max - 6, 1 << 63, 100] as [UInt64] {
      #expect(try refuses(whole) { $0[3] = length }, "a stamp of \(length)")
    }
    #expect(try refuses(whole) { $0[5] = .max })
    for next in [0, 3, .max] as [UInt64] {
      #expect(try refuses(Manifest(position: Position(1), next: next, stamp: "", entries: [entry])), "next \(next)")
    }
    #expect(try refuses(Manifest(position: Position(1), next: 9, stamp: "", entries: [entry, entry])))
  }

  @Test("a page may be as long as a number can say", arguments: [Int.max, .max - 1, 1 << 32, 0, -1, .min])
  func limits(limit: Int) throws {
    let folder = TemporaryFolder()
    var world = World(4)
    let index: SearchIndex
    var oracle: Oracle
    (index, oracle) = try SearchLaws.grown(&world, in: folder.url)
    let gone = Change.remove(try #require(oracle.profiles.keys.min()))
    try index.apply([gone], Position(9))
    oracle.apply([gone])
    let everything = Query((0..<25).map { Search.Term("w\($0)") })
    for query in [everything, world.query(), world.query(), world.query()] {
      let answer = index.snapshot.search(query, for: .operating, limit: limit)
      #expect(answer == oracle.search(query, for: .operating, limit: min(limit, 1000)))
    }
  }

  @Test("a file that has the greatest number there is does not stop an index")
  func greatestName() throws {
    let folder = TemporaryFolder()
    try Data().write(to: Manifest.file(.max, in: folder.url))
    var world = World(4)
    let index = try SearchIndex(creating: folder.url, SearchLaws.stamp)
    try index.apply([.put(world.profile(1))], Position(1))
    try index.save()
    #expect(try Manifest(reading: folder.url.appendingPathComponent(Manifest.name)).entries.count == 1)
  }
}
