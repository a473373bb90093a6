import Core
import Foundation
import Registry
import Sheets

/// Writes a generated world as JSON Lines that `import` reads, in parts as the tables are. A registration, which a row of a
/// table carries along, is a record of its own here.
enum WorldLines {
  static func write(_ world: GeneratedWorld, to folder: URL, progress: (Int, Int) -> Void) throws -> [WorldFiles.Part] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var parts: [WorldFiles.Part] = []
    var done = 0
    /// `named`: field → key of the record that it refers to, by the record's number.
    func lines<E: Entity>(
      _ count: Int, _ record: (Int) -> E, _ named: (Int) -> [String: String] = { _ in [:] }
    ) throws {
      for (name, numbers) in WorldFiles.divided(count, of: E.kind, after: parts.count) {
        let file = folder.appending(path: "\(name).jsonl")
        let writer = try LineWriter(file.path)
        for number in numbers { try writer.write(line(record(number), named(number), cited: world.key)) }
        try writer.finish()
        parts.append(WorldFiles.Part(file: file, kind: E.kind, rows: numbers.count))
        done += numbers.count
        progress(done, world.total)
      }
    }
    func maker(_ number: Int) -> String { "\(world.key)-o\(world.maker(of: number))" }
    try lines(1) { _ in world.publication }
    try lines(world.organisations, world.organisation)
    try lines(world.products, world.product) { ["maker": maker($0)] }
    try lines(world.products, world.registration) { ["product": "\(world.key)-p\($0)", "holder": maker($0)] }
    try lines(world.offers, world.offer) { ["provider": "\(world.key)-o\(world.provider(of: $0))"] }
    try lines(world.needs, world.need)
    return parts
  }

  private static func line<E: Entity>(_ entity: E, _ named: [String: String], cited: String) -> JSON {
    let fields = E.fields.map { field -> (String, JSON?) in
      if let key = named[field.name] { return (field.name, "@\(key)") }
      switch field.get(entity) {
      case nil, .ref: return (field.name, nil)
      case let value?: return (field.name, LineExporter.spelled(value))
      }
    }
    return .object(
      ("kind", .string(E.kind.rawValue)), ("key", .string(entity.record.key ?? "")), ("fields", .object(fields)),
      ("source", "@\(cited)"))
  }
}
