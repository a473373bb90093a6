import BenchmarkSupport
import CKernels
import Core
import Foundation
import Search

/// Asks an index what it is told to, round by round, on one thread, so that a peer can be asked in between.
struct Rounds {
  private let index: SearchIndex
  private let analyser: Analyser
  private let opened: Double

  init(folder: String, _ analyser: Analyser) throws {
    self.analyser = analyser
    let start = Clock.wall()
    index = try SearchIndex(reading: URL(fileURLWithPath: folder), analyser.stamp)
    opened = Clock.wall() - start
  }

  func run() throws {
    try SearchBench.report([
      "kernels": String(cString: lq_kernels()), "open_s": opened, "profiles": index.snapshot.count,
      "resident": Self.resident(),
    ])
    while let line = readLine() {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { continue }
      let queries = try String(contentsOfFile: String(words[1]), encoding: .utf8).split(separator: "\n")
      if words[0] == "verify" {
        try verify(queries)
      } else if let kind = Kind(rawValue: String(words[0])) {
        try round(queries, kind)
      }
    }
  }

  /// What is asked besides the best ten.
  private enum Kind: String {
    case round, counted, filtered, respelled
  }

  private func round(_ queries: [Substring], _ kind: Kind) throws {
    let filter = kind == .filtered ? Filter(facets: ["region": ["r7"]], ranges: ["year": 2010...2019]) : Filter()
    let counting: Counting = kind == .counted ? .hits : kind == .filtered ? .total : .nothing
    let snapshot = index.snapshot
    var times: [Double] = []
    var analysing = 0.0
    var hits = 0
    var answered = 0
    let wall = Clock.wall()
    for query in queries {
      let start = Clock.thread()
      var terms = analyser.query(query)
      if kind == .respelled { terms += analyser.respelled(query, in: snapshot) }
      let read = Clock.thread()
      let found = snapshot.search(Query(terms, filter: filter, counting: counting), for: .visitor, limit: 10)
      hits += found.hits.count
      answered += found.hits.isEmpty ? 0 : 1
      times.append(Clock.thread() - start)
      analysing += read - start
    }
    let seconds = Clock.wall() - wall
    times.sort()
    try SearchBench.report([
      "queries": queries.count, "wall_s": seconds, "cpu_s": times.reduce(0, +), "analysing_s": analysing,
      "p50_ms": times[times.count / 2] * 1000, "p99_ms": times[times.count * 99 / 100] * 1000, "hits": hits,
      "answered": answered,
      "resident": Self.resident(),
    ])
  }

  /// Compares the first queries with scoring every profile one by one.
  private func verify(_ queries: [Substring]) throws {
    let snapshot = index.snapshot
    var wrong = 0
    for query in queries {
      let words = snapshot.weigh(analyser.query(query))
      let hits = snapshot.search(words, for: .visitor, limit: 10).hits
      if hits != snapshot.scoringAll(words, limit: 10) { wrong += 1 }
    }
    try SearchBench.report(["verified": queries.count, "wrong": wrong])
  }

  private static func resident() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
  }
}
