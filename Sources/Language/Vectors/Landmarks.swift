package import Core

/// Fixed points among the meanings, by language: the names of the glossary.
///
/// Some texts are near everything that is asked in the other language, whatever it is; a ranking that does not discount
/// that answers with the same few documents again and again. How near a text is to the *queries* would tell it best, but
/// is known only once they are asked, and would change with everybody's questions. The glossary's names stand for them:
/// public, there before the first document, and the same for all of an index.
package struct Landmarks: Sendable {
  private let chinese: [TextVector]
  private let others: [TextVector]

  /// Of each language at most so many, spread evenly: a document is compared with all of them.
  private static let most = 512
  /// Of its nearest landmarks so many count.
  private static let nearest = 10

  init(_ names: [String], vector: (String) -> TextVector?) {
    chinese = Self.spread(names.filter(Self.isChinese)).compactMap(vector)
    others = Self.spread(names.filter { !Self.isChinese($0) }).compactMap(vector)
  }

  /// The mean of its cosines to the nearest landmarks of the other language, from −1 to 1; 0 where there are none.
  package func commonness(of text: String, _ vector: TextVector) -> Double {
    var best: [Double] = []
    for landmark in Self.isChinese(text) ? others : chinese {
      let cosine = landmark.cosine(to: vector)
      guard best.count < Self.nearest || cosine > best[0] else { continue }
      let place = best.firstIndex { $0 > cosine } ?? best.count
      best.insert(cosine, at: place)
      if best.count > Self.nearest { best.removeFirst() }
    }
    return best.isEmpty ? 0 : best.reduce(0, +) / Double(best.count)
  }

  private static func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains(where: \.isHan) }

  private static func spread(_ names: [String]) -> [String] {
    let step = max(1, (names.count + most - 1) / most)
    return stride(from: 0, to: names.count, by: step).map { names[$0] }
  }
}
