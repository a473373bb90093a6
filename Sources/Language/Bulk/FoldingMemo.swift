/// What short stretches fold to: the same handful (5Ø, 3M™, 45°) comes again and again, and Foundation takes microseconds.
struct FoldingMemo {
  private var known: [[UInt32]: [UInt32]] = [:]
  private static let longest = 4
  private static let most = 4096

  mutating func fold(_ stretch: [UInt32]) -> [UInt32] {
    if stretch.count > Self.longest { return Folding.fold(stretch) }
    if let folded = known[stretch] { return folded }
    let folded = Folding.fold(stretch)
    if known.count < Self.most { known[stretch] = folded }
    return folded
  }
}
