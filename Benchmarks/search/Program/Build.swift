import BenchmarkSupport
import Core
import Foundation
import Language
import Search
import Synchronization

/// Makes and saves an index of a file's lines, on two threads.
struct Build {
  private let lines: [Substring]
  private let folder: URL
  private let analyser: Analyser
  private let hasFacets: Bool

  init(lines: String, folder: String, _ analyser: Analyser, hasFacets: Bool) throws {
    self.hasFacets = hasFacets
    self.lines = try String(contentsOfFile: lines, encoding: .utf8).split(separator: "\n")
    self.folder = URL(fileURLWithPath: folder)
    self.analyser = analyser
  }

  func run() throws {
    let (clock, processor) = (Clock.wall(), Clock.process())
    let index = try SearchIndex(creating: folder, analyser.stamp)
    let next = Mutex(0)
    try index.load(Position(1), threads: 2) { [lines, analyser, hasFacets] in
      var reader = analyser.reader
      var named = 0
      return {
        let start = next.withLock { at in
          defer { at += 1000 }
          return at
        }
        guard start < lines.count else { return nil }
        let profiles = (start..<min(lines.count, start + 1000)).map { number in
          let profile = Profile(
            ref: Ref(Kind("product"), Self.id(number)),
            facets: hasFacets ? ["region": ["r\(number * 7 % 34)"], "class": ["c\(number % 3)"]] : [:],
            numbers: hasFacets ? ["year": Int64(2000 + number * 11 % 25)] : [:])
          if let terms = reader?.terms(of: String(lines[number]), for: .prose) {
            return NumberedProfile(profile, [NumberedField("text", terms)])
          }
          return Self.spelled(profile, analyser.document(lines[number]))
        }
        let keys = reader?.keys[named...] ?? []
        named += keys.count
        return Batch(keys: Array(keys), profiles: profiles)
      }
    }
    let loaded = Clock.wall()
    try index.save()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let bytes = try files.reduce(0) { sum, name in
      let size = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(name).path)[.size]
      return sum + (size as? Int ?? 0)
    }
    try SearchBench.report([
      "load_s": loaded - clock, "save_s": Clock.wall() - loaded, "cpu_s": Clock.process() - processor, "bytes": bytes,
      "profiles": index.snapshot.count,
    ])
  }

  private static func spelled(_ profile: Profile, _ terms: [Search.Term]) -> NumberedProfile {
    var profile = profile
    profile.fields = [ProfileField("text", terms)]
    return NumberedProfile(profile)
  }

  private static func id(_ number: Int) -> String { String(repeating: "0", count: 8 - "\(number)".count) + "\(number)" }
}
