import Foundation

/// Seconds, of the day and of the processor: on a machine that does other things too only the latter compare.
package enum Clock {
  package static func wall() -> Double { read(CLOCK_MONOTONIC) }
  package static func thread() -> Double { read(CLOCK_THREAD_CPUTIME_ID) }
  package static func process() -> Double { read(CLOCK_PROCESS_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
