import Core
import Foundation

@testable import Matching

/// Search as the law states it, from nothing but the list of profiles: no index, no shelves, no windows.
struct Oracle {
  var profiles: [Profile]

  func search(_ query: Query, for audience: Audience, limit: Int, after cursor: Cursor? = nil) -> SearchAnswer {
    let words = weighed(query)
    let seen = profiles.filter { audience.sees($0.visibility, owners: $0.owners) }
    let matching = seen.filter { words.isEmpty || !shared($0, words).isEmpty }
    let hits = matching.filter { passes($0, query.filter, except: nil) }.map { profile in
      let shared = shared(profile, words)
      return Hit(ref: profile.ref, score: shared.reduce(0) { $0 + $1.contribution }, shared: shared)
    }
    .sorted { ($1.score, $0.ref) < ($0.score, $1.ref) }

    var facets: [String: [String: Int]] = [:]
    for profile in matching where query.counting != .nothing {
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
    return SearchAnswer(total: hits.count, hits: page, facets: facets, next: next)
  }

  // MARK: - Facets

  private func facetsOf(_ profile: Profile) -> [String: [String]] {
    profile.facets.merging(["kind": [profile.ref.kind.rawValue]]) { $1 }
  }

  private func passes(_ profile: Profile, _ filter: Filter, except name: String?) -> Bool {
    let kind = filter.kinds.isEmpty || name == "kind" || filter.kinds.contains(profile.ref.kind)
    return kind
      && filter.without.allSatisfy { $1.isDisjoint(with: facetsOf(profile)[$0] ?? []) }
      && filter.facets.allSatisfy { key, values in
        key == name || values.isEmpty || !values.isDisjoint(with: facetsOf(profile)[key] ?? [])
      }
  }

  // MARK: - Scores

  private typealias Word = (text: String, surface: String, weight: Double)

  private func sum(_ terms: [Term], _ text: String) -> Double {
    terms.filter { $0.text == text }.reduce(0) { $0 + (Double($1.weight) * 1024).rounded() / 1024 }
  }

  private func weighed(_ query: Query) -> [Word] {
    let everyone = profiles.filter { $0.visibility == .everyone }
    let texts = Set(query.terms.map(\.text))
    let counted = texts.map { text in
      (text, everyone.count { profile in profile.fields.contains { sum($0.terms, text) > 0 } })
    }
    return counted.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { text, holding in
      let rarity = log(1 + (Double(everyone.count - holding) + 0.5) / (Double(holding) + 0.5))
      return (text, query.terms.first { $0.text == text }?.surface ?? "", sum(query.terms, text) * rarity)
    }
  }

  private func length(_ field: ProfileField) -> Double {
    Set(field.terms.map(\.text)).reduce(0) { $0 + sum(field.terms, $1) }
  }

  private func meanLength(_ name: String) -> Double? {
    let lengths = profiles.filter { $0.visibility == .everyone }
      .flatMap { $0.fields.filter { $0.name == name } }.map(length).filter { $0 > 0 }
    return lengths.isEmpty ? nil : lengths.reduce(0, +) / Double(lengths.count)
  }

  private func shared(_ profile: Profile, _ words: [Word]) -> [SharedTerm] {
    words.compactMap { word in
      let having = profile.fields.filter { sum($0.terms, word.text) > 0 }.sorted { $0.name < $1.name }
      guard let widest = having.max(by: { ($0.boost, $1.name) < ($1.boost, $0.name) }) else { return nil }
      let frequency = having.reduce(0.0) { total, field in
        let weight = Double(field.boost * Float(sum(field.terms, word.text)))
        let slope = meanLength(field.name).map { 0.75 / $0 }
        let norm = slope.map { 0.25 + $0 * Double(Float(length(field))) } ?? 1
        return total + weight / norm
      }
      return SharedTerm(
        text: word.text, asked: word.surface,
        written: widest.terms.first { $0.text == word.text }?.surface ?? "",
        contribution: word.weight * (frequency / (1.2 + frequency)))
    }
  }
}
