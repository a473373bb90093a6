import Core
import Foundation

/// A text file as UTF-8, piece by piece, whatever it is written in. Bytes of UTF-8 pass through; the others go through
/// the C library's iconv, which knows all of GB18030 and needs no memory of its own.
final class Transcoder {
  private let bytes: FileBytes
  private let file: String
  private let encoding: TextEncoding
  private let converter: iconv_t?
  private var pending: [UInt8] = []
  private var output: [UInt8] = []

  init(_ path: String, file: String, encoding: TextEncoding) throws {
    bytes = try FileBytes(path)
    bytes.seek(encoding.mark)
    self.file = file
    self.encoding = encoding
    converter = encoding.name == .utf8 ? nil : iconv_open("UTF-8", encoding.name.rawValue)
    // What iconv_open returns when it fails is no null pointer but (iconv_t)-1.
    if let converter, Int(bitPattern: converter) == -1 { throw failure("iconv") }
  }

  deinit {
    if let converter, Int(bitPattern: converter) != -1 { iconv_close(converter) }
  }

  /// The next piece of UTF-8, empty at the end.
  func read<T>(_ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
    guard let converter else { return try bytes.read(body) }
    output.removeAll(keepingCapacity: true)
    // A piece may end within a character and so give nothing yet.
    while output.isEmpty {
      let isOver = try bytes.read {
        pending.append(contentsOf: $0)
        return $0.isEmpty
      }
      try convert(converter)
      if isOver {
        guard pending.isEmpty else { throw cut() }
        break
      }
    }
    return try output.withUnsafeBufferPointer(body)
  }

  private func convert(_ converter: iconv_t) throws {
    // No character of these encodings takes more than twice its bytes in UTF-8.
    var buffer = [CChar](repeating: 0, count: pending.count * 2 + 16)
    var source = pending.map { CChar(bitPattern: $0) }
    var left = source.count
    var room = buffer.count
    source.withUnsafeMutableBufferPointer { source in
      buffer.withUnsafeMutableBufferPointer { buffer in
        var from = source.baseAddress
        var to = buffer.baseAddress
        errno = 0
        _ = iconv(converter, &from, &left, &to, &room)
      }
    }
    output.append(contentsOf: buffer.prefix(buffer.count - room).lazy.map { UInt8(bitPattern: $0) })
    if left > 0, errno == EILSEQ { throw cut() }
    pending.removeFirst(pending.count - left)
  }

  private func cut() -> Refusal {
    let byte = pending.first.map { String($0, radix: 16, uppercase: true) } ?? "?"
    let values = ["file": file, "line": "?", "offset": "?", "byte": byte]
    return Refusal(.importFileEncoding, at: file, values)
  }

  private func failure(_ what: String) -> Refusal {
    Refusal(.ioFailed, at: file, ["what": file, "why": "\(what): \(encoding.name.rawValue)"])
  }
}
