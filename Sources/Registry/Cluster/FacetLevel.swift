package import Core

/// One level of a facet that holds codes and everything that they stand under, for drilling down: `nmpa:07` contains
/// `nmpa:07-04`.
package struct FacetLevel: Sendable {
  package struct Value: Sendable, Hashable {
    package let code: Code
    package let count: Int
  }

  /// What is chosen and what it stands under, from the top down; empty where nothing is chosen.
  package let path: [Value]
  /// What stands directly under the last of them, the most frequent first.
  package let below: [Value]

  /// `counts` as an answer has them: code → records that hold it or what stands under it.
  package init(_ counts: [String: Int], chosen: Code?, in codes: CodeBook) {
    path = chosen.map { codes.path($0).reversed() }?.map { Value(code: $0, count: counts[$0.description] ?? 0) } ?? []
    below = counts.compactMap { value, count in Code(value).map { Value(code: $0, count: count) } }.filter {
      codes.parent($0.code) == chosen
    }.sorted { ($1.count, $0.code) < ($0.count, $1.code) }
  }
}
