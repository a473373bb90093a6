import BenchmarkSupport
import Core
import Foundation

/// What `Benchmarks/search/run.py` measures: the engine as the product has it, told what to do line by line.
///
///     search-bench build LINES FOLDER tokens|language [facets]   → one JSON line: seconds, bytes
///     search-bench serve FOLDER tokens|language           ← "round QUERIES", "verify QUERIES" …, → a JSON line each
///     search-bench vectors COUNT                           → one JSON line: exact search among so many vectors
///     search-bench churn FOLDER | check FOLDER             for Benchmarks/search-crash.py
@main struct SearchBench {
  static func main() {
    do {
      try run(CommandLine.arguments.dropFirst().map { $0 })
    } catch { Program.end(error) }
  }

  private static func run(_ arguments: [String]) throws {
    switch (arguments.first, arguments.count) {
    case ("build", 4), ("build", 5):
      let hasFacets = arguments.last == "facets"
      try Build(lines: arguments[1], folder: arguments[2], Analyser(arguments[3]), hasFacets: hasFacets).run()
    case ("serve", 3):
      try Rounds(folder: arguments[1], Analyser(arguments[2])).run()
    case ("vectors", 2):
      try Vectors(count: Int(arguments[1]) ?? 100_000).run()
    case ("churn", 2):
      try Churn(folder: arguments[1]).run()
    case ("check", 2):
      try Churn(folder: arguments[1]).check()
    default:
      Program.end(
        "search-bench build LINES FOLDER ANALYSER [facets] | serve FOLDER ANALYSER | vectors COUNT | churn FOLDER "
          + "| check FOLDER", status: 2)
    }
  }

  static func report(_ values: [String: Any]) throws {
    let data = try JSONSerialization.data(withJSONObject: values, options: [.sortedKeys])
    print(String(decoding: data, as: UTF8.self))
    fflush(nil)
  }
}
