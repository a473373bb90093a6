import Foundation
import Language

/// What the tests stand on: our own resources, and jieba's dictionary where set-up has put it.
enum Share {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let resources = root.appending(path: "Resources")

  static let dictionary: URL? = {
    let named = ProcessInfo.processInfo.environment["LIANQIAO_SHARE"]
    let folders = [named, root.appending(path: "share").path].compactMap { $0 }
    return folders.map { URL(fileURLWithPath: $0).appending(path: "jieba/dict.txt") }.first {
      FileManager.default.fileExists(atPath: $0.path)
    }
  }()

  static let cedict: URL? = {
    let file = root.appending(path: "share/cedict/cedict.txt")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }()

  static let hasDictionary = dictionary != nil
  static let missing = "no jieba/dict.txt in $LIANQIAO_SHARE or share/: set-up takes it from jieba"

  /// All resources; without jieba's dictionary only our own words.
  static let engine = Result { try LanguageEngine(all) }

  static let all = LanguageResources(
    dictionaries: [dictionary, resources.appending(path: "device-words.txt")].compactMap { $0 },
    synonyms: resources.appending(path: "synonyms.tsv"), pinyin: resources.appending(path: "pinyin.tsv"),
    stopWords: resources.appending(path: "stop-words.txt"), glossary: resources.appending(path: "glossary.tsv"),
    cedict: cedict, vectors: resources.appending(path: "meaning.vec"))

  /// A folder of files by name, gone when `body` returns.
  static func withFolder<T>(_ files: [String: String], _ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "language-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try body(folder)
  }

  /// Dictionaries, each out of its text.
  static func lexicon(_ texts: String...) throws -> Lexicon {
    let names = texts.indices.map { "\($0).txt" }
    return try withFolder(Dictionary(uniqueKeysWithValues: zip(names, texts))) { folder in
      try Lexicon(files: names.map { folder.appending(path: $0) })
    }
  }
}
