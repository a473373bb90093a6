package import Core

/// Words of public profiles, for telling what may have been meant by one that nobody has written. Nothing that only some may
/// see is shown, whoever asks.
extension IndexSnapshot {
  private var open: [LiveSegment] { segments(for: .visitor) }

  /// Whether a public profile has the word.
  package func holdsPublicly(_ text: String) -> Bool {
    open.contains { live in live.segment.words.keys.number(of: text).map { live.holding($0) > 0 } ?? false }
  }

  /// Shows each word once a segment, with how many of the segment's profiles have it.
  package func eachPublicWord(_ body: (_ key: String, _ held: Int) -> Void) {
    for live in open {
      for word in 0..<live.segment.words.keys.count {
        let held = live.holding(word)
        if held > 0 { body(live.segment.words.keys.text(word), held) }
      }
    }
  }

  /// Some public profiles that have the word.
  package func publicHolders(of text: String, limit: Int) -> [Ref] {
    search(weigh([Term(text)]), for: .visitor, limit: limit).hits.map(\.ref)
  }
}
