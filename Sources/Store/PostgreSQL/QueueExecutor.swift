import Dispatch

/// A serial queue that an actor runs on, so that what blocks there (a database's answer) never takes a thread of the
/// cooperative pool.
final class QueueExecutor: SerialExecutor {
  let queue: DispatchQueue

  init(_ label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  /// For `assumeIsolated` in what the queue calls by itself.
  func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
