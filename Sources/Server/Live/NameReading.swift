import Foundation
package import Language
import Synchronization

/// How Chinese names are read: for the order of lists and as an aid on English pages. Language behind two closures.
package struct NameReading: Sendable {
  /// To sort by: lower case, Latin letters.
  package let sortKey: @Sendable (String) -> String
  /// `Shēn Zhèn …`, to be shown under a name that has no English form.
  package let romanised: @Sendable (String) -> String
  /// Changes when the same name reads otherwise than before.
  package let stamp: String

  package init(
    stamp: String, sortKey: @escaping @Sendable (String) -> String, romanised: @escaping @Sendable (String) -> String
  ) {
    self.stamp = stamp
    self.sortKey = Memory(sortKey).read
    self.romanised = Memory(romanised).read
  }

  /// As the language engine reads them.
  package init(_ pinyin: Pinyin, stamp: String) {
    self.init(stamp: stamp, sortKey: { pinyin.sortKey($0) }, romanised: { pinyin.romanised($0) })
  }

  /// Character by character, without a dictionary: for tests, and where no language resources are installed.
  package static let plain = NameReading(
    stamp: "plain",
    sortKey: { name in
      let latin = name.applyingTransform(.mandarinToLatin, reverse: false) ?? name
      return latin.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) + "\u{0}" + name
    },
    romanised: { ($0.applyingTransform(.mandarinToLatin, reverse: false) ?? $0).capitalized })

  /// Names change seldom and are read on every page: what was read is kept, to a bound.
  private final class Memory: Sendable {
    private static let most = 200_000
    private let compute: @Sendable (String) -> String
    private let known = Mutex<[String: String]>([:])

    init(_ compute: @escaping @Sendable (String) -> String) { self.compute = compute }

    var read: @Sendable (String) -> String {
      { name in
        if let value = self.known.withLock({ $0[name] }) { return value }
        let value = self.compute(name)
        self.known.withLock { known in
          if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
          known[name] = value
        }
        return value
      }
    }
  }
}
