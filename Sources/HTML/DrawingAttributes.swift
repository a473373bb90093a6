/// Attributes of drawings. Coordinates are numbers, so that no string can slip in.
extension Attribute {
  package static func x(_ value: Double) -> Attribute { coordinate("x", value) }
  package static func y(_ value: Double) -> Attribute { coordinate("y", value) }
  package static func cx(_ value: Double) -> Attribute { coordinate("cx", value) }
  package static func cy(_ value: Double) -> Attribute { coordinate("cy", value) }
  package static func r(_ value: Double) -> Attribute { coordinate("r", value) }
  package static func x1(_ value: Double) -> Attribute { coordinate("x1", value) }
  package static func y1(_ value: Double) -> Attribute { coordinate("y1", value) }
  package static func x2(_ value: Double) -> Attribute { coordinate("x2", value) }
  package static func y2(_ value: Double) -> Attribute { coordinate("y2", value) }
  package static func width(_ value: Double) -> Attribute { coordinate("width", value) }
  package static func height(_ value: Double) -> Attribute { coordinate("height", value) }
  package static func rx(_ value: Double) -> Attribute { coordinate("rx", value) }
  package static func textAnchor(_ anchor: StaticString) -> Attribute { literal("text-anchor", anchor) }
  /// Stretch to the box instead of keeping the proportions: for bars.
  package static var stretched: Attribute { literal("preserveAspectRatio", "none") }

  package static func viewBox(_ width: Double, _ height: Double) -> Attribute {
    text("viewBox", "0 0 \(number(width)) \(number(height))")
  }

  package static func points(_ points: [(x: Double, y: Double)]) -> Attribute {
    text("points", points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " "))
  }

  /// A path out of moves and lines: `M x,y` where a stroke begins, `L x,y` after it.
  package static func strokes(_ strokes: [[(x: Double, y: Double)]]) -> Attribute {
    let parts = strokes.map { stroke in
      stroke.enumerated().map { "\($0.offset == 0 ? "M" : "L")\(number($0.element.x)),\(number($0.element.y))" }
        .joined()
    }
    return text("d", parts.joined())
  }

  private static func number(_ value: Double) -> String {
    let scaled = (value * 10).rounded()
    guard abs(scaled) < 1e9 else { return "0" }
    return scaled.truncatingRemainder(dividingBy: 10) == 0 ? "\(Int(scaled) / 10)" : "\(scaled / 10)"
  }
}
