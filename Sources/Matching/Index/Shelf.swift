import Core

/// The profiles of one degree of privacy.
///
/// Three shelves rather than a mark on each profile: what a visitor is told comes from the public shelf alone, and so
/// do all statistics. A private record then cannot show through, not even by a mistake in a filter.
struct Shelf: Sendable {
  enum Degree: Int, CaseIterable, Sendable {
    case everyone, members, parties

    init(_ visibility: Visibility) {
      switch visibility {
      case .everyone: self = .everyone
      case .members: self = .members
      case .parties, .owner: self = .parties
      }
    }
  }

  /// Where a profile stands.
  struct Place: Sendable {
    let degree: Degree
    let window: Int
    let slot: UInt32
  }

  private(set) var windows: [Window] = []
  private(set) var count = 0
  /// Windows in which profiles were removed; the last window is always worth a try besides.
  private var gaps: Set<Int> = []

  mutating func insert(_ entry: Entry, _ fields: [FoldedField]) -> (window: Int, slot: UInt32) {
    var window = gaps.first ?? windows.count - 1
    if window < 0 || windows[window].isFull {
      window = windows.count
      windows.append(Window())
    }
    let slot = windows[window].insert(entry, fields)
    if windows[window].isFull { gaps.remove(window) }
    count += 1
    return (window, slot)
  }

  mutating func remove(_ place: Place) {
    windows[place.window].remove(at: place.slot)
    gaps.insert(place.window)
    count -= 1
  }

  /// How many profiles have the word.
  func holding(_ text: String) -> Int { windows.reduce(0) { $0 + ($1.postings[text]?.profiles ?? 0) } }
}
