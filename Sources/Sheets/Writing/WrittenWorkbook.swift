import Core

/// Reads a workbook back before it gets its name: every part well-formed, and as many rows as were written.
///
/// The temptation is to trust `workbook_close`: libxlsxwriter does not look whether its temporary files took what it
/// wrote, so that a full disk makes a workbook without an end and reports success.
enum WrittenWorkbook {
  static func verify(_ file: AtomicFile, rows: Int) throws {
    var limits = Limits.standard
    (limits.unzipped, limits.ratioFloor) = (.max, .max)
    let counter = RowCounter()
    do {
      let archive = try Archive(file.temporary, file: file.temporary, limits: limits)
      for name in archive.names { try archive.part(name).parse(counter) }
    } catch let refusal as Refusal {
      throw file.failure(refusal.message)
    }
    guard counter.rows == rows else {
      throw file.failure(Label("写入时丢失了行，磁盘是否已满？", "rows were lost in writing: is the disk full?"))
    }
  }
}

private final class RowCounter: XMLHandler {
  private(set) var rows = 0

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "row" { rows += 1 }
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
