import Core
import Foundation

@testable import Search

/// Search as the law states it, from nothing but the list of profiles: no segments, no windows, nothing skipped.
///
/// It shares with the engine what a word is worth (`ScoringLaw`, `WeighedQuery`) and nothing else.
struct Oracle {
  private(set) var profiles: [Ref: Profile] = [:]
  /// Word → code, worked out when a profile is put: reading fields again for each query would take minutes.
  private var codes: [Ref: [String: UInt8]] = [:]
  let law: ScoringLaw

  init(_ law: ScoringLaw) { self.law = law }

  mutating func apply(_ changes: [Change]) {
    for change in changes {
      profiles[change.ref] = nil
      codes[change.ref] = nil
      guard case .put(let profile) = change else { continue }
      profiles[profile.ref] = profile
      codes[profile.ref] = Dictionary(
        uniqueKeysWithValues: Set(profile.fields.flatMap { $0.terms.map(\.text) }).compactMap { text in
          code(text, in: profile).map { (text, $0) }
        })
    }
  }

  func search(_ query: Query, for audience: Audience, limit: Int, after cursor: Cursor? = nil) -> SearchAnswer {
    let words = weigh(query.terms)
    let matching = seen(by: audience).filter { profile in
      words.isEmpty || words.terms.contains { codes[profile.ref]?[$0.text] != nil }
    }
    let hits = matching.filter { passes($0, query.filter) }
      .map { Hit(ref: $0.ref, score: score($0, words)) }
      .sorted { ($1.score, $0.ref) < ($0.score, $1.ref) }
    var facets: [String: [String: Int]] = [:]
    for profile in matching where query.counting == .hits || query.counting == .choices {
      for (name, values) in facetsOf(profile) {
        guard passes(profile, query.filter, except: query.counting == .choices ? name : nil) else { continue }
        for value in Set(values) where !value.hasPrefix(Profile.narrowing) {
          facets[name, default: [:]][value, default: 0] += 1
        }
      }
    }
    let rest = hits.filter { hit in
      cursor.map { hit.score < $0.score || (hit.score == $0.score && hit.ref > $0.ref) } ?? true
    }
    let page = Array(rest.prefix(max(0, limit)))
    let next = rest.count > page.count ? page.last.map { Cursor(score: $0.score, ref: $0.ref) } : nil
    return SearchAnswer(total: query.counting == .nothing ? nil : hits.count, hits: page, facets: facets, next: next)
  }

  func seen(by audience: Audience) -> [Profile] {
    profiles.values.filter { audience.sees($0.visibility, owners: $0.owners) }
  }

  // MARK: - Facets and numbers

  private func facetsOf(_ profile: Profile) -> [String: [String]] {
    profile.facets.merging(["kind": [profile.ref.kind.rawValue]]) { $1 }
  }

  func passes(_ profile: Profile, _ filter: Filter, except name: String? = nil) -> Bool {
    filter.without.allSatisfy { $1.isDisjoint(with: facetsOf(profile)[$0] ?? []) }
      && filter.facets.allSatisfy { key, values in
        key == name || values.isEmpty || !values.isDisjoint(with: facetsOf(profile)[key] ?? [])
      }
      && filter.ifSaid.allSatisfy { key, values in
        let own = facetsOf(profile)[key] ?? []
        return values.isEmpty || own.isEmpty || !values.isDisjoint(with: own)
      }
      && filter.ranges.allSatisfy { key, range in profile.numbers[key].map { range.contains($0) } ?? false }
      && filter.rangesIfSaid.allSatisfy { key, range in profile.numbers[key].map { range.contains($0) } ?? true }
  }

  // MARK: - Vectors

  func nearest(to vector: Vector, _ filter: Filter, for audience: Audience, limit: Int) -> [Neighbour] {
    let near = seen(by: audience).filter { passes($0, filter) }.compactMap { profile in
      profile.vector.map { Neighbour(ref: profile.ref, likeness: Self.likeness($0, vector)) }
    }
    return Array(near.sorted { ($1.likeness, $0.ref) < ($0.likeness, $1.ref) }.prefix(limit))
  }

  static func likeness(_ a: Vector, _ b: Vector) -> Float {
    let product = zip(a.values, b.values).reduce(0) { $0 + Int($1.0) * Int($1.1) }
    return Float(product) * a.scale * b.scale
  }

  // MARK: - Scores

  func weigh(_ terms: [Search.Term]) -> WeighedQuery {
    let open = profiles.values.filter { $0.visibility == .everyone }
    return WeighedQuery(terms, profiles: open.count) { text in open.count { codes[$0.ref]?[text] != nil } }
  }

  func score(_ profile: Profile, _ words: WeighedQuery) -> UInt32 {
    words.terms.reduce(0) { sum, term in sum + (codes[profile.ref]?[term.text].map { term.gives($0) } ?? 0) }
  }

  private func steps(_ fields: [ProfileField], _ text: String? = nil) -> Int {
    fields.flatMap(\.terms).filter { text == nil || $0.text == text }.reduce(0) { $0 + $1.steps }
  }

  private func code(_ text: String, in profile: Profile) -> UInt8? {
    var frequency = 0.0
    for name in Set(profile.fields.map(\.name)).sorted() {
      let fields = profile.fields.filter { $0.name == name }
      let worth = law.worth(of: name, boost: fields.map(\.boost).max() ?? 0, length: steps(fields))
      frequency += Double(steps(fields, text)) * worth
    }
    return frequency > 0 ? ScoringLaw.code(frequency) : nil
  }
}
