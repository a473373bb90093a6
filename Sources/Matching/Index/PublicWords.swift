extension SearchIndex {
  /// Whether a public profile has the word.
  package func holdsPublicly(_ text: String) -> Bool {
    everyone.windows.contains { $0.postings[text] != nil }
  }

  /// Shows each word of public profiles, once a window: its key, how many profiles of the window have it, and how some of
  /// them write it. Nothing that only some may see is shown, whoever asks.
  package func eachPublicWord(_ body: (_ key: String, _ held: Int, _ written: () -> [String]) -> Void) {
    for window in everyone.windows {
      for (key, list) in window.postings {
        body(key, list.profiles) {
          // Profiles rarely write a word in more ways than singular and plural.
          list.postings.prefix(4).compactMap { window.entries[Int($0.slot)]?.word(key)?.surface }
        }
      }
    }
  }
}
