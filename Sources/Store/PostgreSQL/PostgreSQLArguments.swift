import CLibPQ

/// Values on their way to libpq: texts and numbers as text, bytes as bytes.
enum PostgreSQLArguments {
  typealias Call<T> = (
    _ count: Int32, _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
    _ formats: UnsafePointer<Int32>?
  ) -> T

  static func with<T>(_ arguments: [SQLValue], _ call: Call<T>) -> T {
    guard !arguments.isEmpty else { return call(0, nil, nil, nil) }
    // One piece of memory for all of them, each behind the last, with the NUL that libpq ends texts by.
    var bytes: [CChar] = []
    var starts: [Int?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for argument in arguments {
      let start = bytes.count
      switch argument {
      case .null: break
      case .integer(let integer): bytes.append(contentsOf: String(integer).utf8.lazy.map(CChar.init(bitPattern:)))
      case .real(let real): bytes.append(contentsOf: String(real).utf8.lazy.map(CChar.init(bitPattern:)))
      case .text(let text): bytes.append(contentsOf: text.utf8.lazy.map(CChar.init(bitPattern:)))
      case .blob(let blob): bytes.append(contentsOf: blob.lazy.map(CChar.init(bitPattern:)))
      }
      starts.append(argument == .null ? nil : start)
      lengths.append(Int32(bytes.count - start))
      if case .blob = argument { formats.append(1) } else { formats.append(0) }
      bytes.append(0)
    }
    return bytes.withUnsafeBufferPointer { memory in
      let values = starts.map { start in start.flatMap { memory.baseAddress?.advanced(by: $0) } }
      return call(Int32(arguments.count), values, lengths, formats)
    }
  }
}

extension SQLValue {
  /// The server's type of it; 0 leaves it to the server, which knows what a column takes.
  var oid: Oid {
    switch self {
    case .null: 0
    case .integer: 20
    case .real: 701
    case .text: 25
    case .blob: 17
    }
  }
}
