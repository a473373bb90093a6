package import Core
package import Foundation
import Registry
import Sheets

/// Writes a generated world as files that `import` reads, in parts that a spreadsheet can hold.
package enum WorldFiles {
  package struct Part: Sendable {
    package let file: URL
    package let kind: Kind
    package let rows: Int
  }

  /// Rows of one file.
  package static let rows = 100_000

  /// Returns the parts in the order in which they are to be imported.
  package static func write(
    _ world: GeneratedWorld, to folder: URL, format name: String, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [Part] {
    if name == "jsonl" { return try WorldLines.write(world, to: folder, progress: progress) }
    guard let format = SheetFormat(rawValue: name) else {
      throw Refusal(.exportFormatUnknown, at: "--format", ["file": name])
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var parts: [Part] = []
    var done = 0
    func table(_ kind: Kind, _ count: Int, _ columns: [String], _ row: (Int) -> [String?]) throws {
      for (name, numbers) in divided(count, of: kind, after: parts.count) {
        let file = folder.appending(path: "\(name).\(format.rawValue)")
        let writer = try SheetWriter(file.path, columns: columns, format: format, sheet: kind.rawValue)
        for number in numbers { try writer.write(row(number).map { $0.map { .text($0) } ?? .empty }) }
        try writer.finish()
        parts.append(Part(file: file, kind: kind, rows: numbers.count))
        done += numbers.count
        progress(done, world.total - world.products)
      }
    }
    let source = "@\(world.key)"
    try table(Publication.kind, 1, ["key", "name.zh", "name.en", "source"]) { _ in
      let publication = world.publication
      return [publication.record.key, publication.name[.zh], publication.name[.en], source]
    }
    try table(
      Organisation.kind, world.organisations, ["key", "name.zh", "name.en", "roles", "region", "source"]
    ) { number in
      let organisation = world.organisation(number)
      return [
        organisation.record.key, organisation.name[.zh], organisation.name[.en], organisation.roles.first,
        organisation.region.first?.description, source,
      ]
    }
    try table(
      Product.kind, world.products,
      [
        "key", "name.zh", "name.en", "maker", "model", "categories", "stage", "origin", "intended_use",
        "registration.number", "registration.authority", "registration.route", "registration.class",
        "registration.decided", "registration.expires", "source",
      ]
    ) { number in
      let (product, registration) = (world.product(number), world.registration(number))
      return [
        product.record.key, product.name[.zh], product.name[.en], "@\(world.key)-o\(world.maker(of: number))",
        product.model,
        product.categories.first?.description, product.stage, product.origin, product.intendedUse.best(.en),
        registration.number, registration.authority, registration.route, registration.deviceClass,
        registration.decided?.description, registration.expires?.description, source,
      ]
    }
    try table(Need.kind, world.needs, ["key", "name.zh", "name.en", "market", "categories", "quantity", "source"]) {
      number in
      let need = world.need(number)
      return [
        need.record.key, need.name[.zh], need.name[.en], need.market, need.categories.first?.description,
        need.quantity?.description, source,
      ]
    }
    return parts
  }

  /// Names and numbers of the parts of so many records, in the order of import behind `earlier` others.
  static func divided(_ count: Int, of kind: Kind, after earlier: Int) -> [(name: String, numbers: ClosedRange<Int>)] {
    stride(from: 1, through: count, by: rows).enumerated().map { part, start in
      let name = count > rows ? "\(kind)-\(padded(part + 1))" : kind.rawValue
      return ("\(padded(earlier + part + 1))-\(name)", start...min(count, start + rows - 1))
    }
  }

  private static func padded(_ number: Int) -> String { String(String(1000 + number).dropFirst()) }
}
