import HTML

/// A series in little: the observed values as a line, what is aimed at as an open ring.
struct Sparkline {
  struct Point {
    /// Years, with a fraction.
    let at: Double
    let value: Double
    let isTarget: Bool
    /// What a reader of the text gets.
    let words: String
  }

  let points: [Point]

  /// Nil where there is nothing to draw a line through.
  init?(_ points: [Point]) {
    let finite = points.filter { $0.value.isFinite && $0.at.isFinite }
    guard finite.count >= 2, Set(finite.map(\.at)).count >= 2 else { return nil }
    self.points = finite.sorted { $0.at < $1.at }
  }

  /// From zero where that is not far below, so that a small change does not look like a leap.
  private var low: Double {
    let least = points.map(\.value).min() ?? 0
    return least > 0 ? 0 : least
  }

  func place(_ point: Point, width: Double, height: Double) -> (x: Double, y: Double) {
    let margin = 6.0
    let first = points.first?.at ?? 0
    let span = max((points.last?.at ?? 0) - first, 0.001)
    let most = max(points.map(\.value).max() ?? 1, low + 0.001)
    return (
      margin + (point.at - first) / span * (width - 2 * margin),
      height - margin - (point.value - low) / (most - low) * (height - 2 * margin)
    )
  }
}

extension HTMLWriter {
  func sparkline(_ line: Sparkline, _ visit: Visit, width: Double = 160, height: Double = 48) {
    let words = line.points.map(\.words).joined(separator: visit.say("，", ", "))
    svg(.class("spark"), .viewBox(width, height), .role("img"), .ariaLabel(words)) {
      let observed = line.points.filter { !$0.isTarget }.map { line.place($0, width: width, height: height) }
      let targets = line.points.filter(\.isTarget).map { line.place($0, width: width, height: height) }
      self.line(.class("spark-ground"), .x1(0), .y1(height - 3), .x2(width), .y2(height - 3))
      if let last = observed.last, let target = targets.last {
        path(.class("spark-aim"), .strokes([[last, target]]))
      }
      if observed.count > 1 { path(.class("spark-line"), .strokes([observed])) }
      for point in observed { circle(.class("spark-dot"), .cx(point.x), .cy(point.y), .r(3)) }
      for point in targets { circle(.class("spark-target"), .cx(point.x), .cy(point.y), .r(3.6)) }
    }
  }
}
