import CZip
import Core

/// One part of a workbook as it unzips, piece by piece.
final class ArchivePart {
  private let archive: Archive
  let name: String
  private let handle: OpaquePointer
  private let declared: UInt64
  private var count: UInt64 = 0
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(_ archive: Archive, name: String, handle: OpaquePointer, declared: UInt64) {
    self.archive = archive
    self.name = name
    self.handle = handle
    self.declared = declared
  }

  deinit { zip_fclose(handle) }

  /// Hands the next piece to `body`, an empty one at the end. Refuses bytes that fail their checksum, and more bytes
  /// than were declared: such a directory lies to get past `Archive`'s check.
  func read<T>(_ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
    let got = buffer.withUnsafeMutableBytes { zip_fread(handle, $0.baseAddress, UInt64($0.count)) }
    guard got >= 0 else { throw archive.damaged(name, Label("解压到一半出错", "unzipping failed half-way")) }
    count += UInt64(got)
    guard count <= declared else { throw archive.bomb(count, declared) }
    return try buffer.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<Int(got)])) }
  }

  /// The part's first bytes, for telling what a zip is.
  func head(_ count: Int) throws -> [UInt8] { try read { Array($0.prefix(count)) } }

  func damaged(_ why: Label) -> Refusal { archive.damaged(name, why) }
  var file: String { archive.file }

  /// Reads the part to its end as XML.
  func parse(_ handler: any XMLHandler) throws {
    let stream = XMLStream(handler, part: self)
    while try stream.pump() {}
  }
}
