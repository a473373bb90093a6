extension UInt8 {
  /// As addresses and headers spell an octet that they have no place for, RFC 3986, 2.1: `%E9`.
  package var percentEncoded: String { "%" + (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: true) }
}
