package import Core

/// The applications of each challenge by what the experts gave: the most first, equals at one place.
///
///     an expert's total = Σ weight × points ÷ most points         of 100, exact: equals are equal
///     an application's  = the mean of its experts' totals; of five or more, where the round says so, without the highest and lowest
package struct RoundRanking: Sendable {
  package struct Line: Sendable, Hashable {
    package let application: String
    /// From 1 on, within its challenge; nil where nobody has given points yet.
    package var place: Int?
    /// Experts' totals in `unit`s, the lowest first.
    package let totals: [Int]
    /// How many of them count.
    package let counted: Int
    /// Those that count, added up.
    package let sum: Int

    /// Of 100; nil where nobody has given points yet.
    package var mean: Double? { counted == 0 ? nil : RoundRanking.shown(sum) / Double(counted) }

    /// From the lowest to the highest total, in points.
    package var spread: Double? {
      guard let low = totals.first, let high = totals.last else { return nil }
      return RoundRanking.shown(high - low)
    }

    /// Compared without a division, so that equals are equal.
    static func isBetter(_ a: Line, _ b: Line) -> Bool {
      guard a.counted > 0 else { return false }
      return b.counted == 0 || a.sum * b.counted > b.sum * a.counted
    }
  }

  /// By challenge, the best first.
  package let lines: [Ref: [Line]]

  package init(_ round: Round, _ applications: [RoundApplication], _ tasks: [ReviewTask]) {
    let scored = Dictionary(grouping: tasks.filter { $0.scored != nil }, by: \.application)
    var lines: [Ref: [Line]] = [:]
    for application in applications where application.state == .handedIn {
      let totals = (scored[application.id] ?? []).map { Self.total($0.points, round.terms.criteria) }.sorted()
      let isTrimmed = round.terms.dropsExtremes && totals.count >= RoundTerms.extremesFrom
      let counting = isTrimmed ? totals.dropFirst().dropLast() : totals[...]
      lines[application.challenge, default: []].append(
        Line(
          application: application.id, totals: totals, counted: counting.count, sum: counting.reduce(0, +)))
    }
    self.lines = lines.mapValues(Self.placed)
  }

  package func line(of application: String) -> Line? {
    lines.values.lazy.flatMap { $0 }.first { $0.application == application }
  }

  /// What an expert's points come to, of 100.
  package static func points(of task: ReviewTask, _ criteria: [RoundCriterion]) -> Double {
    shown(total(task.points, criteria))
  }

  /// So many make one point of 100: the least common multiple of 1 to 20 and 100, so that points out of what a criterion
  /// can give divide without a rest. The temptation is millionths: three times a third is not a whole then, and who is
  /// equal comes to be second.
  static let unit = 1_163_962_800

  private static func total(_ points: [Int], _ criteria: [RoundCriterion]) -> Int {
    zip(points, criteria).reduce(0) { sum, pair in
      let (points, criterion) = pair
      return sum + criterion.weight * points * (unit / criterion.most)
    }
  }

  private static func shown(_ units: Int) -> Double { Double(units) / Double(unit) }

  private static func placed(_ lines: [Line]) -> [Line] {
    var sorted = lines.sorted { Line.isBetter($0, $1) || (!Line.isBetter($1, $0) && $0.application < $1.application) }
    for index in sorted.indices where sorted[index].counted > 0 {
      let isEqual = index > 0 && !Line.isBetter(sorted[index - 1], sorted[index])
      sorted[index].place = isEqual ? sorted[index - 1].place : index + 1
    }
    return sorted
  }
}
