import CCurl

/// What one transfer sends, and what the server said against it. libcurl calls it, on the thread that waits for it, and on no other.
final class SMTPDialogue {
  private let message: [UInt8]
  private var sent = 0
  private var heard: [UInt8] = []

  var size: Int { message.count }

  /// Octets of a line that are kept: RFC 5321 allows 512, and people read no more than this.
  private static let longest = 200

  init(_ message: [UInt8]) { self.message = message }

  /// The last line of the last reply that refuses, `550 5.1.1 No such user here`, without what steers terminals.
  var reply: String {
    String(
      String.UnicodeScalarView(
        String(decoding: heard, as: UTF8.self).unicodeScalars.filter {
          ![.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }))
  }

  static let read: curl_transfer = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    return Unmanaged<SMTPDialogue>.fromOpaque(context).takeUnretainedValue().fill(
      UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
  }

  static let hear: curl_transfer = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    Unmanaged<SMTPDialogue>.fromOpaque(context).takeUnretainedValue().hear(
      UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
  }

  /// Behind a refusal comes the answer to our good-bye, which nobody needs.
  private func hear(_ line: UnsafeRawBufferPointer) {
    if let first = line.first, "45".utf8.contains(first) { heard = Array(line.prefix(Self.longest)) }
  }

  private func fill(_ place: UnsafeMutableRawBufferPointer) -> Int {
    let next = message[sent...].prefix(place.count)
    place.copyBytes(from: next)
    sent += next.count
    return next.count
  }
}
