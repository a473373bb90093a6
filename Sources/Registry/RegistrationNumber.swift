package import Core

/// What a registration's number says about itself.
///
/// China (Order 47 of 2021, Art 115–116): `×1械注×2××××3×4××5××××6` and, filed, `×1械备××××2××××3`. United States: K (510(k)), DEN
/// (De Novo), P (PMA) and H (HDE), then digits.
package struct RegistrationNumber: Sendable, Hashable {
  package var authority: String
  package var route: String
  package var deviceClass: String?
  package var year: Int?
  /// `nmpa:07` of the two-digit category.
  package var category: Code?
  /// `准` domestic, `进` imported, `许` Hong Kong, Macao, Taiwan.
  package var origin: String?

  /// Nil when the number is of no grammar known here.
  package init?(_ number: String) {
    let text = number.filter { !$0.isWhitespace }
    if let chinese = Self.chinese(text) ?? Self.american(text) { self = chinese } else { return nil }
  }

  private init(authority: String, route: String) {
    self.authority = authority
    self.route = route
  }

  private static let provinces = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新"

  private static func chinese(_ text: String) -> RegistrationNumber? {
    guard let place = text.first, let mark = text.firstIndex(of: "械") else { return nil }
    let lead = text[..<mark]
    let rest = text[text.index(after: mark)...]
    let national = lead == "国"
    guard national || provinces.contains(place) else { return nil }
    if rest.hasPrefix("备") {
      let digits = rest.dropFirst()
      guard digits.count == 8, digits.allSatisfy(\.isASCIIDigit), let year = Int(digits.prefix(4)) else { return nil }
      var out = RegistrationNumber(authority: national ? "nmpa" : "city", route: "filing")
      out.deviceClass = "I"
      out.year = year
      out.origin = national ? "imported" : "domestic"
      return out
    }
    guard rest.hasPrefix("注"), lead.count == 1 else { return nil }
    let body = Array(rest.dropFirst())
    guard body.count == 12, let kind = body.first, "准进许".contains(kind), body[1...].allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    let level = String(body[5])
    guard let level = ["2": "II", "3": "III"][level], let year = Int(String(body[1...4])) else { return nil }
    // A province approves domestic Class II only; Class III and what is imported go to the national authority.
    guard national || (kind == "准" && level == "II") else { return nil }
    var out = RegistrationNumber(authority: national ? "nmpa" : "province", route: "registration")
    out.deviceClass = level
    out.year = year
    out.category = Code("nmpa", String(body[6...7]))
    out.origin = kind == "准" ? "domestic" : "imported"
    return out
  }

  private static func american(_ text: String) -> RegistrationNumber? {
    let upper = text.uppercased()
    for (prefix, digits, route) in [("DEN", 6, "denovo"), ("K", 6, "510k"), ("P", 6, "pma"), ("H", 6, "pma")] {
      let rest = upper.dropFirst(prefix.count)
      let number = rest.prefix(digits)
      let supplement = rest.dropFirst(digits)
      guard upper.hasPrefix(prefix), number.count == digits, number.allSatisfy(\.isASCIIDigit) else { continue }
      guard
        supplement.isEmpty
          || (supplement.hasPrefix("/S") && supplement.count > 2 && supplement.dropFirst(2).allSatisfy(\.isASCIIDigit))
      else { continue }
      var out = RegistrationNumber(authority: "fda", route: route)
      if let short = Int(number.prefix(2)) { out.year = short >= 76 ? 1900 + short : 2000 + short }
      return out
    }
    return nil
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
