import Core
import HTML
import Matching

extension HTMLWriter {
  /// A bar of a hundred points, filled by the contributions, the asker's side first.
  ///
  /// A drawing and not boxes with widths: the page's policy allows no style attributes, and printers keep drawings.
  func scoreBar(_ score: Double, _ reasons: [Reason], _ visit: Visit) {
    let points = Points(score, reasons)
    svg(.class("bar"), .viewBox(1000, 10), .stretched, .role("img"), .ariaLabel(description(points, reasons, visit))) {
      rect(.class("bar-ground"), .width(1000), .height(10))
      var x = 0.0
      for side in Side.allCases {
        for (index, (reason, part)) in zip(reasons, points.parts).enumerated() where reason.side == side {
          rect(
            .class(Self.shade(side, index)), .x(x), .width(max(0, Double(part) - 3)), .height(10))
          x += Double(part)
        }
      }
    }
  }

  private func description(_ points: Points, _ reasons: [Reason], _ visit: Visit) -> String {
    let parts = zip(reasons, points.parts).map { "\(NumberWords.points($1)) \($0.because[visit.language])" }
    return visit.say("\(points.words) 分：", "\(points.words) points: ") + parts.joined(separator: visit.say("；", "; "))
  }

  private static func shade(_ side: Side, _ index: Int) -> StaticString {
    switch (side, index % 2) {
    case (.ask, 0): "bar-ask"
    case (.ask, _): "bar-ask bar-light"
    case (.answer, 0): "bar-answer"
    case (.answer, _): "bar-answer bar-light"
    }
  }

  /// The reasons under the bar: each with its points, those of one side together.
  func reasonList(_ score: Double, _ reasons: [Reason], _ visit: Visit) {
    let points = Points(score, reasons)
    ul(.class("reasons")) {
      for side in Side.allCases {
        for (reason, part) in zip(reasons, points.parts) where reason.side == side {
          li(.class(side == .ask ? "reason-ask" : "reason-answer")) {
            span("+\(NumberWords.points(part))", .class("reason-points"))
            text(reason.because[visit.language])
            span(
              side == .ask ? visit.say("需方看重", "wanted by the asker") : visit.say("供方看重", "wanted by the answerer"),
              .class("unseen"))
          }
        }
      }
    }
  }
}
