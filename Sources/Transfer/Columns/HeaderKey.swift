import Core
import Foundation
import Registry

/// The form in which headers are compared: `Panel (Lead)`, `panel_lead` and `PANEL LEAD` are one.
enum HeaderKey {
  static func of(_ header: some StringProtocol) -> String {
    // 名稱 is 名称: names are compared so, and a header is a name.
    let header = header.hasHan ? NameKey.of(String(header)) : String(header)
    return String(
      String.UnicodeScalarView(
        header.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "#"
        }))
  }

  /// Readings of a decorated header, for guessing: without what stands in brackets, and each part of a bilingual one.
  static func looseReadings(_ header: String) -> [String] {
    let bare = Asides(header.precomposedStringWithCompatibilityMapping).outside
    let parts = bare.split(whereSeparator: { $0.isNewline || "/|、*:".contains($0) }).map(String.init)
    let scripts = [
      bare.filter { $0.unicodeScalars.contains { $0.isHan } }, bare.filter { !$0.unicodeScalars.contains { $0.isHan } },
    ]
    return ([bare] + parts + scripts).map { of($0) }.filter { !$0.isEmpty }
  }
}
