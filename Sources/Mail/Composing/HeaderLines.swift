/// Writes headers, broken into lines between pieces (RFC 5322, 2.2.3).
struct HeaderLines {
  private(set) var bytes: [UInt8] = []

  /// Characters of a line. A piece that is longer, an address, stands on one of its own.
  private static let longest = 76

  mutating func add(_ name: StaticString, _ value: HeaderValue) {
    var line = "\(name):"
    for (number, piece) in value.pieces.enumerated() {
      // Not behind the name: some programs take a header for empty that begins on its second line.
      if number > 0, line.utf8.count + 1 + piece.utf8.count > Self.longest {
        bytes += Array(line.utf8) + Self.lineEnd
        line = ""
      }
      line += " " + piece
    }
    bytes += Array(line.utf8) + Self.lineEnd
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]
}
