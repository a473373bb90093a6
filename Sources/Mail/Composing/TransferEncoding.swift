import Foundation

/// Bodies in lines of ASCII, at most 76 long (RFC 2045, 6.7 and 6.8): any server passes them on as they are.
enum TransferEncoding: Equatable {
  case quotedPrintable, base64

  /// The shorter one: what is mostly ASCII stays legible, Chinese would be three times as long.
  static func fit(_ bytes: [UInt8]) -> TransferEncoding {
    bytes.count { $0 > 0x7E } * 6 > bytes.count ? .base64 : .quotedPrintable
  }

  var header: HeaderValue { self == .base64 ? .literal("base64") : .literal("quoted-printable") }

  /// Ends with a line's end.
  func lines(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .quotedPrintable: QuotedPrintable.lines(bytes)
    case .base64:
      Array(
        Data(bytes).base64EncodedString(options: [
          .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ]).utf8) + Array("\r\n".utf8)
    }
  }
}
