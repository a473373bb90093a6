import Core
package import Foundation
package import Registry
import Sheets
package import Store

/// Installs, lists and removes code systems. What is installed carries its licence, origin and checksum.
package enum ReferenceInstaller {
  /// Installs `name` from a folder or file. Returns the set, and whether it was new: the same file twice changes nothing.
  package static func add(
    _ name: String, from place: URL, actor: String, into store: any Store
  ) async throws -> (set: ReferenceSet, isNew: Bool) {
    let definition = try ReferenceDefinition.named(name)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    let file = isFolder.boolValue ? place.appendingPathComponent(definition.file) : place
    guard exists, FileManager.default.fileExists(atPath: file.path) else {
      throw Refusal(.referenceFileAbsent, at: place.path, ["where": place.path, "file": definition.file])
    }
    let checksum = try ImportPlan.checksum(file)
    let entries = try read(file, definition)
    return try await store.act(as: actor, "reference.add") { act in
      if let id = try Lookup.find(ReferenceSet.kind, .init("name", NameKey.of(name)), act.connection).first,
        let installed = try Table<ReferenceSet>.fetch(id, act.connection)
      {
        guard installed.checksum == checksum else { throw Refusal(.referenceInstalled, at: name, ["name": name]) }
        return (installed, false)
      }
      var maker = IDMaker(seed: "reference \(name) \(checksum)")
      var set = ReferenceSet(id: try maker.next(ReferenceSet.self, act.connection))
      set.name = name
      set.system = definition.system
      set.licence = definition.licence
      set.origin = definition.origin
      set.checksum = checksum
      set.rows = entries.count
      try act.create(set)
      for (position, entry) in entries.enumerated() {
        try CodeTable.insert(entry, position: position, set: set.id, act.connection)
      }
      return (set, true)
    }
  }

  package static func remove(_ name: String, actor: String, from store: any Store) async throws {
    try await store.act(as: actor, "reference.remove") { act in
      guard let id = try Lookup.find(ReferenceSet.kind, .init("name", NameKey.of(name)), act.connection).first,
        let set = try Table<ReferenceSet>.fetch(id, act.connection)
      else { throw Refusal(.referenceAbsent, at: name, ["name": name]) }
      try CodeTable.delete(set: set.id, act.connection)
      try act.remove(set)
    }
  }

  private static func read(_ file: URL, _ definition: ReferenceDefinition) throws -> [CodeEntry] {
    let reader = try SheetReader(file.path)
    var columns: [String: Int] = [:]
    for column in reader.header.columns { columns[column.name] = column.index }
    func index(_ name: String?) throws -> Int? {
      guard let name else { return nil }
      guard let index = columns[name] else {
        throw Refusal(
          .referenceFileDamaged, at: file.lastPathComponent,
          ["file": file.lastPathComponent, "row": "1", "why": "缺列 \(name)", "why.en": "no column \(name)"])
      }
      return index
    }
    guard let code = try index(definition.code) else { return [] }
    let (parent, zh, en, text) = try (
      index(definition.parent), index(definition.zh), index(definition.en), index(definition.definition)
    )
    var entries: [CodeEntry] = []
    var seen: Set<String> = []
    try reader.rows { row in
      func cell(_ index: Int?) -> String? { index.map { row[$0].shown } }
      let value = row[code].shown
      guard !value.isEmpty, !value.contains(where: \.isWhitespace), seen.insert(value).inserted else {
        throw Refusal(
          .referenceFileDamaged, at: row.place(code),
          [
            "file": file.lastPathComponent, "row": String(row.number), "why": "代码「\(value)」缺失、重复或含空格",
            "why.en": "its code “\(value)” is missing, repeated or holds a space",
          ])
      }
      entries.append(
        CodeEntry(
          Code(definition.system, value), parent: cell(parent), zh: cell(zh), en: cell(en), definition: cell(text)))
    }
    return entries
  }
}
