import Core

/// Errors as they are found. Of each code the first hundred are kept and the rest counted.
final class ProblemList {
  static let most = 100

  private var kept: [Problem] = []
  private var counts: [String: Int] = [:]

  func add(_ code: String, at ref: Ref? = nil, place: String, others: [Ref] = [], _ label: @autoclosure () -> Label) {
    counts[code, default: 0] += 1
    if counts[code, default: 0] <= Self.most {
      kept.append(Problem(.error, code, at: ref, place: place, others: others, label()))
    }
  }

  var all: [Problem] {
    kept
      + counts.filter { $0.value > Self.most }.sorted { $0.key < $1.key }.map { code, count in
        Problem(
          .error, code, place: "store",
          Label("同类问题另有 \(count - Self.most) 处", "\(count - Self.most) more of the same"))
      }
  }
}
