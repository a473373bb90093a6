package import Core
import Foundation
import Synchronization

/// One code of a system with its names and what it stands under.
package struct CodeEntry: Sendable, Hashable {
  package let code: Code
  package let parent: String?
  package let zh: String?
  package let en: String?
  package let definition: String?
  package let aliases: [String]

  package init(
    _ code: Code, parent: String? = nil, zh: String? = nil, en: String? = nil, definition: String? = nil,
    aliases: [String] = []
  ) {
    self.code = code
    self.parent = parent.flatMap { $0.isEmpty ? nil : $0 }
    self.zh = zh.flatMap { $0.isEmpty ? nil : $0 }
    self.en = en.flatMap { $0.isEmpty ? nil : $0 }
    self.definition = definition.flatMap { $0.isEmpty ? nil : $0 }
    self.aliases = aliases
  }

  package func name(_ language: Language) -> String? { language == .en ? en ?? zh : zh ?? en }

  /// This entry, with what only `other`'s table says: an official catalogue leaves names out that a compact table has.
  func over(_ other: CodeEntry) -> CodeEntry {
    CodeEntry(
      code, parent: parent ?? other.parent, zh: zh ?? other.zh, en: en ?? other.en,
      definition: definition ?? other.definition,
      aliases: aliases + other.aliases.filter { !aliases.contains($0) })
  }
}

/// Names, ancestors and search by name over all code systems: the compact tables of the program, and over them what is installed.
///
/// One reference to what never changes: words that are told later keep the book, and each of its tables would be counted.
package struct CodeBook: Sendable {
  /// Told apart from every other book, for what is worth computing once a book.
  package final class Identity: Sendable {
    fileprivate let entries: [Code: CodeEntry]
    fileprivate let order: [Code]
    fileprivate let byName: [String: [Code]]
    fileprivate let childrenOf: [Code: [Code]]
    fileprivate let paths = Mutex<[Code: [Code]]>([:])

    fileprivate init(_ lists: [[CodeEntry]]) {
      var entries: [Code: CodeEntry] = [:]
      var order: [Code] = []
      for entry in lists.joined() {
        if let under = entries[entry.code] {
          entries[entry.code] = entry.over(under)
        } else {
          entries[entry.code] = entry
          order.append(entry.code)
        }
      }
      var byName: [String: [Code]] = [:]
      var childrenOf: [Code: [Code]] = [:]
      for code in order {
        guard let entry = entries[code] else { continue }
        for name in [entry.zh, entry.en].compactMap({ $0 }) + entry.aliases {
          byName[NameKey.of(name), default: []].append(code)
        }
        if let parent = entry.parent { childrenOf[Code(code.system, parent), default: []].append(code) }
      }
      (self.entries, self.order, self.byName, self.childrenOf) = (entries, order, byName, childrenOf)
    }
  }
  package let identity: Identity

  package init(_ lists: [CodeEntry]...) { identity = Identity(lists) }

  package var entries: [Code: CodeEntry] { identity.entries }
  /// Codes in the order of their tables.
  package var order: [Code] { identity.order }

  package subscript(_ code: Code) -> CodeEntry? { entries[code] }

  /// What a code stands under: as its table says, and of a code that no table knows, as its spelling says.
  ///
  /// A district is within its city and a product category within its group also before the whole table is installed.
  package func parent(_ code: Code) -> Code? {
    guard let entry = entries[code] else { return Self.spelledParent(code) }
    return entry.parent.map { Code(code.system, $0) }
  }

  /// `cn:440305` under `cn:4403`, `nmpa:07-04-01` under `nmpa:07-04`.
  private static func spelledParent(_ code: Code) -> Code? {
    switch code.system {
    case "cn":
      guard [4, 6].contains(code.value.utf8.count), code.value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      return Code("cn", String(code.value.dropLast(2)))
    case "nmpa":
      let pairs = code.value.split(separator: "-", omittingEmptySubsequences: false)
      guard (2...3).contains(pairs.count), pairs.allSatisfy({ $0.count == 2 }) else { return nil }
      return Code("nmpa", pairs.dropLast().joined(separator: "-"))
    default: return nil
    }
  }

  /// The code, its parent, and so on to the root.
  package func path(_ code: Code) -> [Code] {
    if let known = identity.paths.withLock({ $0[code] }) { return known }
    // Anybody may name any code: those alone are remembered that a table has, as the table spells them. Swift takes for the same what is
    // written with other bytes (K and the sign for kelvin), and whoever asks next would get these.
    guard let known = entries[code]?.code else { return climb(from: code) }
    let path = climb(from: known)
    identity.paths.withLock { $0[code] = path }
    return path
  }

  private func climb(from code: Code) -> [Code] {
    var out = [code]
    while let next = parent(out[out.count - 1]), out.count < 16 {
      if out.contains(next) { break }
      out.append(next)
    }
    return out
  }

  /// Whether `code` is `ancestor` or stands under it.
  package func isWithin(_ code: Code, _ ancestor: Code) -> Bool {
    code.system == ancestor.system && path(code).contains(ancestor)
  }

  package func children(_ code: Code) -> [Code] { identity.childrenOf[code] ?? [] }

  package func name(_ code: Code, _ language: Language) -> String { entries[code]?.name(language) ?? code.value }

  /// Codes of `systems` that are called exactly so, in Chinese, English or by an alias.
  package func named(_ name: String, in systems: [String]) -> [Code] {
    (identity.byName[NameKey.of(name)] ?? []).filter { systems.contains($0.system) }
  }

  /// Reads a table of the program's own: `code parent zh en aliases`, tab-separated with a header; aliases by `|`.
  package static func table(_ system: String, _ text: String) -> [CodeEntry] {
    text.split(whereSeparator: \.isNewline).dropFirst().filter { !$0.hasPrefix("#") }.map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
      return CodeEntry(
        Code(system, cell(0)), parent: cell(1), zh: cell(2), en: cell(3),
        aliases: cell(4).split(separator: "|").map(String.init))
    }
  }
}
