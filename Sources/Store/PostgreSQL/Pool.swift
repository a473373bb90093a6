import Synchronization

/// Lends out what there is a fixed number of; who came first is served first.
final class Pool<Element: Sendable>: Sendable {
  private struct State {
    var idle: [Element]
    var waiting: [(ticket: Int, continuation: CheckedContinuation<Element, any Error>)] = []
    var tickets = 0
  }

  private let state: Mutex<State>

  init(_ elements: [Element]) { state = Mutex(State(idle: elements)) }

  /// Throws `CancellationError` where the task is cancelled while it waits.
  func with<T: Sendable>(_ body: (Element) async throws -> T) async throws -> T {
    let element = try await borrow()
    defer { giveBack(element) }
    return try await body(element)
  }

  private func borrow() async throws -> Element {
    let ticket = state.withLock { state in
      state.tickets += 1
      return state.tickets
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let element: Element? = state.withLock { state in
          // The last one given back is the warmest.
          if !Task.isCancelled, let element = state.idle.popLast() { return element }
          state.waiting.append((ticket, continuation))
          return nil
        }
        if let element { continuation.resume(returning: element) } else if Task.isCancelled { leave(ticket) }
      }
    } onCancel: {
      leave(ticket)
    }
  }

  private func leave(_ ticket: Int) {
    let continuation = state.withLock { state in
      state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).continuation }
    }
    continuation?.resume(throwing: CancellationError())
  }

  private func giveBack(_ element: Element) {
    let next = state.withLock { state in
      if state.waiting.isEmpty {
        state.idle.append(element)
        return nil as CheckedContinuation<Element, any Error>?
      }
      return state.waiting.removeFirst().continuation
    }
    next?.resume(returning: element)
  }
}
