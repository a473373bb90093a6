package import Foundation

/// Where runtime resources lie: dictionary, glossaries, code tables, the example, what set-up installs.
///
/// Looked up in one order: `LIANQIAO_SHARE`, beside the executable, `/usr/share/lianqiao`, the source tree.
package struct Share: Sendable {
  package let folders: [URL]

  package init(environment: [String: String], executable: URL, sourceTree: URL? = nil) {
    let beside = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    // `.build/release/lianqiao` stands three folders below the tree.
    let tree = sourceTree ?? beside.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    folders =
      [
        environment["LIANQIAO_SHARE"].map { URL(fileURLWithPath: $0) }, beside.appendingPathComponent("share"),
        URL(fileURLWithPath: "/usr/share/lianqiao"), tree.appendingPathComponent("share"),
        tree.appendingPathComponent("Resources"), tree,
      ].compactMap(\.self)
  }

  /// The first that exists of `name` in the folders: `jieba/dict.txt`, `synonyms.tsv`, `Examples/shenzhen`.
  package func find(_ name: String) throws -> URL {
    if let file = findIfThere(name) { return file }
    throw Refusal(.resourceAbsent, at: name, ["what": name, "folders": folders.map(\.path).joined(separator: ", ")])
  }

  /// The same for what Lianqiao can do without.
  package func findIfThere(_ name: String) -> URL? {
    folders.map { $0.appendingPathComponent(name) }.first { FileManager.default.fileExists(atPath: $0.path) }
  }
}
