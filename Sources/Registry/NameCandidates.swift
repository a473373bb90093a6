package import Core
package import Store

/// Organisations that a name may mean though it is spelled otherwise, with why.
///
/// Names are compared without what stands in brackets, by the pairs of characters that they share; the places that they
/// begin with must not disagree.
package struct NameCandidates {
  package struct Candidate: Sendable {
    package let ref: Ref
    package let score: Double
    package let why: Label
  }

  private var names: [(ref: Ref, name: String, pairs: Set<String>, places: Set<Substring>)] = []
  private var byPair: [String: [Int]] = [:]

  package init(_ connection: any Connection) throws {
    try Table<Organisation>.each(connection) { organisation in
      guard organisation.standing != "provisional" else { return }
      for name in organisation.name.all.map(\.1) + organisation.aliases { add(organisation.ref, name) }
    }
  }

  private mutating func add(_ ref: Ref, _ name: String) {
    let pairs = Self.pairs(Self.core(name))
    for pair in pairs { byPair[pair, default: []].append(names.count) }
    names.append((ref, name, pairs, Self.places(Self.core(name))))
  }

  /// The three nearest, nearest first; none that shares less than two thirds.
  package func candidates(for name: String, besides own: Ref) -> [Candidate] {
    let core = Self.core(name)
    let (pairs, places) = (Self.pairs(core), Self.places(core))
    guard !pairs.isEmpty else { return [] }
    var shared: [Int: Int] = [:]
    for pair in pairs { for index in byPair[pair] ?? [] { shared[index, default: 0] += 1 } }
    var best: [Ref: (score: Double, name: String)] = [:]
    for (index, count) in shared {
      let other = names[index]
      guard places.isSubset(of: other.places) || other.places.isSubset(of: places) else { continue }
      // Against the longer one: `武汉大学` is not every hospital whose name begins so.
      let score = Double(count) / Double(max(pairs.count, other.pairs.count))
      if other.ref != own, score >= 0.66, score > best[other.ref]?.score ?? 0 { best[other.ref] = (score, other.name) }
    }
    return best.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }.prefix(3).map { ref, found in
      let percent = Int((found.score * 100).rounded())
      return Candidate(
        ref: ref, score: found.score,
        why: Label(
          "名称「\(name)」与「\(found.name)」有 \(percent)% 相同",
          "“\(name)” and “\(found.name)” share \(percent)% of their characters' pairs"))
    }
  }

  /// A name folded, without what stands in brackets, unless that is all of it.
  package static func core(_ name: String) -> String {
    let key = NameKey.of(Asides(name).outside)
    return key.isEmpty ? NameKey.of(name) : key
  }

  /// The places that a name begins with: `湖北省`, `天门市` of 湖北省天门市妇幼保健院.
  ///
  /// Two names that are alike but for the town are two houses, however many characters they share.
  static func places(_ name: String) -> Set<Substring> { Set(leadingPlaces(name).places) }

  /// The same in their order, and what stands behind them.
  static func leadingPlaces(_ name: String) -> (places: [Substring], rest: Substring) {
    var places: [Substring] = []
    var rest = name[...]
    func end() -> String.Index? {
      let second = rest.dropFirst().first
      // Of places with a name of one character there are only counties: 新县 is not 阳新县.
      if second == "县" || second == "旗" { return rest.index(after: rest.startIndex) }
      return rest.prefix(5).dropFirst(2).firstIndex { "省市县区州盟旗".contains($0) }
    }
    while let end = end() {
      places.append(rest[...end])
      rest = rest[rest.index(after: end)...]
    }
    return (places, rest)
  }

  private static func pairs(_ string: String) -> Set<String> {
    let characters = Array(string)
    guard characters.count > 1 else { return [] }
    return Set(zip(characters, characters.dropFirst()).map { String([$0, $1]) })
  }
}
