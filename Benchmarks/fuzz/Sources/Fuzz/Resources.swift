import Foundation
import Language

/// The language resources of this checkout, with what set-up fetches where it has been fetched.
enum Resources {
  private static let root = (0..<5).reduce(URL(fileURLWithPath: #filePath)) { file, _ in
    file.deletingLastPathComponent()
  }

  static let engine: LanguageEngine = {
    do { return try LanguageEngine(all) } catch { fatalError("\(error)") }
  }()

  private static let all = LanguageResources(
    dictionaries: [share("jieba/dict.txt"), resource("device-words.txt")].compactMap(\.self),
    synonyms: resource("synonyms.tsv"), pinyin: resource("pinyin.tsv"), stopWords: resource("stop-words.txt"),
    glossary: resource("glossary.tsv"), cedict: share("cedict/cedict.txt"), vectors: resource("meaning.vec"))

  private static func resource(_ name: String) -> URL? { existing(root.appending(path: "Resources/\(name)")) }
  private static func share(_ name: String) -> URL? { existing(root.appending(path: "share/\(name)")) }
  private static func existing(_ file: URL) -> URL? { FileManager.default.fileExists(atPath: file.path) ? file : nil }
}
