import TestSupport

/// Strings out of chance.
extension Dice {
  /// What people write, and what they should not.
  mutating func string(_ length: ClosedRange<Int> = 1...8) -> String {
    (0..<Int.random(in: length, using: &self)).map { _ in one(of: Self.pieces) }.joined()
  }

  private static let pieces = [
    "迈", "瑞", "醫", "a", "Z", "0", "9", " ", "-", "é", "\"", "'", "\\", "\n", "\t", "{", "}", "/", ":", "=",
    ";", "；", "😀", "\u{0}", "\u{FEFF}", "<", "&", "_", "#",
  ]
}
