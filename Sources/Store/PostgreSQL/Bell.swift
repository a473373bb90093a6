import Synchronization

/// Wakes those who wait, and counts how often.
final class Bell: Sendable {
  private struct State {
    var count = 0
    var tickets = 0
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  var count: Int { state.withLock { $0.count } }

  func ring() {
    let all = state.withLock { state in
      state.count += 1
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for continuation in all { continuation.resume() }
  }

  /// Until it has rung more often than `count`, the time is over, or the task is cancelled.
  func wait(after count: Int, atMost limit: Duration) async {
    let ticket = state.withLock { state in
      state.tickets += 1
      return state.tickets
    }
    let alarm = Task {
      try? await Task.sleep(for: limit)
      wake(ticket)
    }
    defer { alarm.cancel() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.count > count || Task.isCancelled { return true }
          state.waiting[ticket] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      wake(ticket)
    }
  }

  private func wake(_ ticket: Int) {
    state.withLock { $0.waiting.removeValue(forKey: ticket) }?.resume()
  }
}
