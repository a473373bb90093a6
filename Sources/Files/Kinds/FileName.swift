import Core
import Foundation

/// What a file is called that came from one stranger and goes to another.
package enum FileName {
  /// Bytes: file systems have 255, and leave room for `(1)`.
  private static let longest = 200

  /// The last part of a path, without what file systems, terminals and headers stumble over, ending in what its type ends in: nobody
  /// is handed a `report.pdf.exe`.
  package static func clean(_ given: String?, _ type: FileType) -> String {
    let last = given?.split(whereSeparator: { $0 == "/" || $0 == "\\" || $0.isNewline }).last.map(String.init) ?? ""
    let kept = last.unicodeScalars.filter { !isUnseen($0) }
    var name = String(String.UnicodeScalarView(kept))
      .replacing(/\s+/, with: " ").trimmingCharacters(in: CharacterSet(charactersIn: " ."))
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map { $0.lowercased() }
    let isFitting = ending.map(type.endings.contains) ?? false
    let fitting = isFitting ? ending ?? "" : type.endings[0]
    if isFitting { name = String(name.dropLast(fitting.count + 1)) }
    var stem = ""
    for character in name where stem.utf8.count + String(character).utf8.count <= longest - fitting.utf8.count - 1 {
      stem.append(character)
    }
    return (stem.isEmpty ? "file" : stem) + "." + fitting
  }

  /// A `Content-Disposition` (RFC 6266): its name in ASCII for old readers, and as it is (RFC 8187).
  package static func disposition(_ name: String) -> String {
    let plain = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F && !"\"\\%".unicodeScalars.contains(scalar)
            ? scalar : "_"
        }))
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded(name))"
  }

  private static func encoded(_ name: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    return name.utf8.reduce(into: "") { $0 += plain.contains($1) ? String(Unicode.Scalar($1)) : $1.percentEncoded }
  }

  /// Controls, marks that turn the direction of reading and so hide an ending, and what stands for nothing.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
    default: false
    }
  }
}
