/// The first `limit` of many elements in an order, without sorting all of them.
struct Best<Element> {
  private let limit: Int
  private let isBefore: (Element, Element) -> Bool
  private var kept: [Element] = []
  /// What an element has to come before, once `limit` better ones are known.
  private(set) var bar: Element?

  init(_ limit: Int, by isBefore: @escaping (Element, Element) -> Bool) {
    self.limit = max(0, limit)
    self.isBefore = isBefore
  }

  mutating func insert(_ element: Element) {
    guard limit > 0 else { return }
    if let bar, !isBefore(element, bar) { return }
    kept.append(element)
    // Cutting back at twice the limit makes an insertion cost a comparison or two, whatever the limit is.
    if kept.count - limit >= max(limit, 32) { cut() }
  }

  consuming func sorted() -> [Element] {
    cut()
    return kept
  }

  private mutating func cut() {
    kept.sort(by: isBefore)
    guard kept.count >= limit else { return }
    kept.removeLast(kept.count - limit)
    bar = kept.last
  }
}
