import Core

/// The name of an attachment as parameters of a header (RFC 2231): `filename*0*=UTF-8''%E9%9C%80;`, in pieces that fit a line.
enum FileName {
  /// Octets: more is no file's name on any disk.
  private static let longest = 240
  /// Characters of a piece, of which one octet may take three.
  private static let room = 48

  static func parameters(_ name: String) -> [String] {
    var (pieces, piece): ([String], String) = ([], "")
    for byte in cut(OneLine.of(name)).utf8 {
      let spelled = encoded(byte)
      if piece.utf8.count + spelled.utf8.count > room {
        pieces.append(piece)
        piece = ""
      }
      piece += spelled
    }
    pieces.append(piece)
    if pieces.count == 1 { return ["filename*=UTF-8''\(piece)"] }
    return pieces.enumerated().map { number, piece in
      "filename*\(number)*=" + (number == 0 ? "UTF-8''" : "") + piece + (number == pieces.count - 1 ? "" : ";")
    }
  }

  /// The beginning, to a whole character.
  private static func cut(_ name: String) -> String {
    var (out, length) = (String.UnicodeScalarView(), 0)
    for scalar in name.unicodeScalars {
      length += UTF8.width(scalar)
      if length > longest { break }
      out.append(scalar)
    }
    return String(out)
  }

  private static func encoded(_ byte: UInt8) -> String {
    byte.isLetterOrDigit || "-._".utf8.contains(byte) ? String(Unicode.Scalar(byte)) : byte.percentEncoded
  }
}
