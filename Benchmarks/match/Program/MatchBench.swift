import BenchmarkSupport
import Core
import Exchange
import Foundation
import Language
import Matching
import Registry
import Store
import Synchronization
import Transfer

/// What one need costs while somebody writes: `match-bench STORE SECONDS`, a generated world that holds needs and offers.
///
/// One thread adds generated offers, an act each, and follows the journal; the other matches one need after another with the
/// cluster as it then is, ten answers with their reasons, and prints how long each took.
@main struct MatchBench {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let seconds = Double(arguments[2]) else {
      Program.end("match-bench STORE SECONDS", status: 2)
    }
    do {
      try await run(arguments[1], seconds)
    } catch { Program.end(error) }
  }

  private static func run(_ path: String, _ seconds: Double) async throws {
    let share = Share(
      environment: ProcessInfo.processInfo.environment,
      executable: URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath())
    let store = try await Stores.open(path, creating: false)
    let codes = try CompactCodes.load(share)
    let folder = Stores.derived(of: path, ProcessInfo.processInfo.environment).map { IndexFolder($0, .asking) }
    let scale = try RankingWeights(file: share.find("ranking.tsv")).scale
    let analyser = TextAnalyser(try LanguageEngine(LanguageResources(share)), scale)
    let cluster = try await Cluster.load(store, analyser: analyser, compactCodes: codes, folder: folder)
    let needs = cluster.all(Need.self, for: .operating).map(\.ref)
    guard !needs.isEmpty else { Program.end("\(path): the store holds no need", status: 2) }
    let current = Mutex(Exchange(cluster))
    let end = ContinuousClock.now + .seconds(seconds)
    let reader = Task.detached { try read(needs, until: end) { current.withLock { $0 } } }
    var (following, written) = (cluster, 0)
    // A seed of this run's own: ids of another run's offers are taken.
    let world = GeneratedWorld(
      products: 0, offers: 1_000_000, seed: UInt64.random(in: 1 << 32...(1 << 40)), codes: cluster.codes)
    while ContinuousClock.now < end {
      let number = written + 1
      try await store.act(as: "match-bench", "generate") { act in
        var offer = world.offer(number)
        offer.provider = nil
        offer.record.source = nil
        try act.create(offer)
      }
      following = try await following.following(store)
      let exchange = Exchange(following)
      current.withLock { $0 = exchange }
      written += 1
      try await Task.sleep(for: .milliseconds(5))
    }
    let times = try await reader.value
    let report: [String: Any] = [
      "matched": times.count, "written": written, "wall": shares(times.map(\.wall)),
      "processor": shares(times.map(\.processor)),
      "markets": Dictionary(grouping: times, by: \.market).mapValues { shares($0.map(\.processor)) },
    ]
    print(String(decoding: try JSONSerialization.data(withJSONObject: report, options: .sortedKeys), as: UTF8.self))
  }

  /// Of one need, in seconds.
  private struct Time {
    let market: String
    let wall, processor: Double
  }

  /// Milliseconds within which half, nine tenths, 99 of a hundred and all are done.
  private static func shares(_ times: [Double]) -> [Double] {
    let sorted = times.sorted()
    return [0.5, 0.9, 0.99, 1].map { sorted[min(sorted.count - 1, Int(Double(sorted.count) * $0))] * 1000 }
  }

  private static func read(
    _ needs: [Ref], until end: ContinuousClock.Instant, _ exchange: () -> Exchange
  ) throws -> [Time] {
    var times: [Time] = []
    var dice = SystemRandomNumberGenerator()
    while ContinuousClock.now < end {
      let (need, exchange) = (needs[Int.random(in: 0..<needs.count, using: &dice)], exchange())
      let start = (wall: Clock.wall(), processor: Clock.thread())
      let found = try exchange.match(need, for: .operating, limit: 10)
      times.append(
        Time(market: found.market, wall: Clock.wall() - start.wall, processor: Clock.thread() - start.processor))
    }
    return times
  }
}
