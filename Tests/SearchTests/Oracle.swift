import Core
import Foundation

@testable import Search

/// Search as the law states it, from nothing but the list of profiles: no segments, no windows, nothing skipped.
///
/// It shares with the engine what a word is worth (`ScoringLaw`, `WeighedQuery`) and nothing else.
struct Oracle {
  private(set) var profiles: [Ref: Profile] = [:]
  let law: ScoringLaw

  init(_ law: ScoringLaw) { self.law = law }

  mutating func apply(_ changes: [Change]) {
    for change in changes {
      if case .put(let profile) = change { profiles[profile.ref] = profile } else { profiles[change.ref] = nil }
    }
  }

  func search(_ query: Query, for audience: Audience, limit: Int, after cursor: Cursor? = nil) -> Answer {
    let words = weigh(query.terms)
    let matching = seen(by: audience).filter { profile in
      words.isEmpty || words.terms.contains { code($0.text, in: profile) != nil }
    }
    let hits = matching.filter { passes($0, query.filter) }
      .map { Hit(ref: $0.ref, score: score($0, words)) }
      .sorted { ($1.score, $0.ref) < ($0.score, $1.ref) }
    var facets: [String: [String: Int]] = [:]
    for profile in matching where query.counting == .hits || query.counting == .choices {
      for (name, values) in facetsOf(profile) {
        guard passes(profile, query.filter, except: query.counting == .choices ? name : nil) else { continue }
        for value in Set(values) { facets[name, default: [:]][value, default: 0] += 1 }
      }
    }
    let rest = hits.filter { hit in
      cursor.map { hit.score < $0.score || (hit.score == $0.score && hit.ref > $0.ref) } ?? true
    }
    let page = Array(rest.prefix(max(0, limit)))
    let next = rest.count > page.count ? page.last.map { Cursor(score: $0.score, ref: $0.ref) } : nil
    return Answer(total: query.counting == .nothing ? nil : hits.count, hits: page, facets: facets, next: next)
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
      && filter.ranges.allSatisfy { key, range in profile.numbers[key].map { range.contains($0) } ?? false }
  }

  // MARK: - Scores

  func weigh(_ terms: [Search.Term]) -> WeighedQuery {
    let open = profiles.values.filter { $0.visibility == .everyone }
    return WeighedQuery(terms, profiles: open.count) { text in open.count { code(text, in: $0) != nil } }
  }

  func score(_ profile: Profile, _ words: WeighedQuery) -> UInt32 {
    words.terms.reduce(0) { sum, term in sum + (code(term.text, in: profile).map { term.gives($0) } ?? 0) }
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
