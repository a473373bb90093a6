package import Core

/// The unified social credit code of an organisation, GB 32100-2015: 17 characters and a check character, modulo 31.
package enum CreditCode {
  /// The standard's alphabet: digits and capitals without I, O, S, V, Z.
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
  /// 3^i modulo 31.
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  /// What is wrong with `code`, or nil.
  package static func fault(_ code: String) -> Label? {
    let characters = Array(code.uppercased())
    guard characters.count == 18 else {
      return Label("应为 18 位，实为 \(characters.count) 位", "it has 18 characters, not \(characters.count)")
    }
    let values = characters.map { alphabet.firstIndex(of: $0) }
    if let bad = zip(characters, values).first(where: { $0.1 == nil }) {
      return Label("不允许字符「\(bad.0)」", "“\(bad.0)” cannot stand in it")
    }
    let sum = zip(values, weights).reduce(0) { $0 + ($1.0 ?? 0) * $1.1 }
    let check = alphabet[(31 - sum % 31) % 31]
    guard characters[17] == check else {
      return Label(
        "校验位应为 \(check)，实为 \(characters[17])", "its check character is \(characters[17]) and should be \(check)")
    }
    return nil
  }
}
