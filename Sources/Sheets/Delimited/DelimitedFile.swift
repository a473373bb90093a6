import Core

/// A text table: where it is, what it is written in, how it separates.
struct DelimitedFile {
  let path: String
  /// The file's name, for messages.
  let name: String
  /// What Excel would call its only sheet: the name without extension.
  let sheet: String
  let encoding: TextEncoding
  let dialect: Dialect
  let limits: Limits

  init(_ path: String, name: String, limits: Limits) throws {
    self.path = path
    self.name = name
    self.limits = limits
    sheet = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? String(name[..<$0]) : nil } ?? name
    encoding = try TextEncoding.detect(path, file: name)
    if SheetFormat(path: name) == .tsv {
      dialect = .tsv
    } else {
      let text = try Transcoder(path, file: name, encoding: encoding)
      let head = try text.read { Array($0) }
      let isWhole = try text.read { $0.isEmpty }
      dialect = head.withUnsafeBufferPointer { Dialect.detect($0, isWhole: isWhole) }
    }
  }

  var format: SheetFormat { dialect.delimiter == Dialect.tsv.delimiter ? .tsv : .csv }
}
