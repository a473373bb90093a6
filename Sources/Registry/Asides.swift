/// A text taken apart at its brackets, round, square or 【】: `武汉大学中南医院（武大中南）`.
package struct Asides {
  /// What stands outside of all brackets.
  package private(set) var outside = ""
  /// What stands in each pair of brackets, those within it included, without the marks.
  package private(set) var inside: [String] = []

  package init(_ text: String) {
    var depth = 0
    for character in text {
      if "(（【[".contains(character) {
        if depth == 0 { inside.append("") }
        depth += 1
      } else if ")）】]".contains(character) {
        depth = max(0, depth - 1)
      } else if depth > 0 {
        inside[inside.count - 1].append(character)
      } else {
        outside.append(character)
      }
    }
  }
}
