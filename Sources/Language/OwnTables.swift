import Core
import Foundation

/// A cluster's own words: tables in a folder, each of which adds to ours of that name. Any of them may be absent.
///
/// They are read before the store is opened, as the dictionary is: how a text is cut must not depend on what it says.
/// What is wrong in them is refused with its line; ours are read by the same rules.
struct OwnTables: Sendable {
  enum Name: String, CaseIterable {
    /// Words to be cut as one, `word` or `word frequency`.
    case words = "words.txt"
    /// Names of one thing; a line that begins with a name we know adds to its group.
    case synonyms = "synonyms.tsv"
    /// Words and their English.
    case glossary = "glossary.tsv"
    /// Words that are never terms.
    case stopWords = "stop-words.txt"
    /// Readings of words.
    case pinyin = "pinyin.tsv"
  }

  private var tables: [Name: WordLines] = [:]

  init(folder: URL?) throws {
    guard let folder else { return }
    let files: [String]
    do { files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() } catch {
      throw Refusal.unreadable(folder.path, error)
    }
    for file in files where !file.hasPrefix(".") && (file.hasSuffix(".txt") || file.hasSuffix(".tsv")) {
      let place = folder.appending(path: file)
      guard let name = Name(rawValue: file) else {
        let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
        throw Refusal(.wordsFileUnknown, at: place.path, ["file": file, "names": names])
      }
      tables[name] = try WordLines(file: place)
    }
  }

  subscript(name: Name) -> WordLines? { tables[name] }

  /// In jieba's format, for `Lexicon`; nothing where there are no words. A stop word has to be cut as one to be stopped.
  func dictionary(_ normaliser: Normaliser, stopWords: StopWords?) throws -> [UInt8] {
    var sheet = (stopWords?.chinese.sorted() ?? []).map { $0 + "\n" }.joined()
    guard let table = tables[.words] else { return Array(sheet.utf8) }
    for line in table.lines {
      let columns = line.text.split(whereSeparator: \.isWhitespace)
      if columns.count > 1 {
        guard let frequency = Int(columns[1]), frequency > 0, columns.count <= 3 else {
          throw table.refusal(.wordsFrequency, line)
        }
      }
      let rest = columns.dropFirst().map { " " + $0 }.joined()
      sheet += normaliser.normalise(String(columns[0])) + rest + "\n"
    }
    return Array(sheet.utf8)
  }
}
