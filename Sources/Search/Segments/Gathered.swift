import Synchronization

/// What several threads hand in, in no order.
final class Gathered<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])

  var all: [Element] { elements.withLock { $0 } }
  /// All so far, which are not kept here any longer.
  func take() -> [Element] {
    elements.withLock { elements in
      defer { elements = [] }
      return elements
    }
  }
  func append(_ element: Element) { elements.withLock { $0.append(element) } }
}
