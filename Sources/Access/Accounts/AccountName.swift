import Core

/// What a person is called, as they write it.
enum AccountName {
  /// Characters.
  static let most = 80

  /// Without space around it. Throws `account.name.invalid` for nothing, for too much, and for what could steer a page or a letter's head.
  static func checked(_ name: String) throws(Refusal) -> String {
    let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isPlain = words.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    guard !words.isEmpty, words.unicodeScalars.count <= most, isPlain else {
      throw Refusal(.accountNameInvalid, at: "name", ["most": "\(most)"])
    }
    return words
  }
}
