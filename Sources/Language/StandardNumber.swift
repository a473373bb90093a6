/// A standard's number, however it was typed: `YY/T 0969-2013`, `YYT0969—2013`, `ISO 13485:2016`, `GB 9706.1`.
struct StandardNumber {
  /// `yyt`, `isoiec`: letters alone, because the slash comes and goes.
  let body: String
  let number: String
  let year: String?
  let numberRange: Range<Int>
  let range: Range<Int>
  /// How many words it takes.
  let count: Int

  private static let bodies: Set<String> = [
    "gb", "gbt", "gbz", "yy", "yyt", "yyz", "ws", "wst", "jjg", "jjf", "yb", "hg", "hgt", "qb", "qbt", "sj", "sjt",
    "db", "dbt", "iso", "iec", "isoiec", "isots", "isotr", "iects", "iectr", "en", "bs", "din", "ansi", "aami", "astm",
    "ieee", "nema", "clsi", "jis", "ul", "cispr", "as",
  ]

  /// The standard that starts with word `index`, if one does.
  init?(_ words: ArraySlice<LatinWord>, _ string: (Range<Int>) -> String) {
    guard let first = words.first, first.shape != .digits, first.range.count <= 16 else { return nil }
    var index = words.startIndex
    // Letters, with slashes between them; the last of them may run into the number (YY/T0969).
    while index < words.endIndex, words[index].shape == .letters, words[index].range.count <= 5,
      index == words.startIndex || words[index].joint == .slash
    {
      index += 1
    }
    // Nearly every word of a text leaves here, before a string is made.
    guard index < words.endIndex, words[index].shape != .letters, words[index].range.count <= 16 else { return nil }
    var body = words[..<index].map { string($0.range) }.joined()
    let text = string(words[index].range)
    let letters = text.prefix { !$0.isNumber }
    let joint = words[index].joint
    guard letters.isEmpty ? joint == .space || joint == .hyphen : body.isEmpty || joint == .slash,
      text.dropFirst(letters.count).allSatisfy({ $0.isNumber || $0 == "." }), letters.count < text.count
    else { return nil }
    body += letters
    let numberRange = words[index].range.lowerBound + letters.unicodeScalars.count..<words[index].range.upperBound
    index += 1
    guard Self.bodies.contains(body) else { return nil }
    var last = words[index - 1].range
    var year: String?
    if index < words.endIndex, [.hyphen, .dash, .colon].contains(words[index].joint), words[index].shape == .digits,
      words[index].range.count == 4
    {
      year = string(words[index].range)
      last = words[index].range
      index += 1
    }
    self.body = body
    number = string(numberRange)
    self.year = year
    self.numberRange = numberRange
    range = first.range.lowerBound..<last.upperBound
    count = index - words.startIndex
  }
}

extension StandardNumber {
  /// What it is found by: whole, without its year, by its number and, a little, by its body.
  var keys: [(key: String, range: Range<Int>, kind: Term.Kind, weight: Float)] {
    let base = body + number
    let rest: [(String, Range<Int>, Term.Kind, Float)] = [
      (number, numberRange, .part, LatinTerms.codePart), (body, range, .part, LatinTerms.number),
    ]
    guard let year else { return [(base, range, .code, LatinTerms.word)] + rest }
    return [("\(base)-\(year)", range, .code, LatinTerms.word), (base, range, .code, 0.8)] + rest
  }

  /// Whether a word may begin a standard's number, whatever follows it.
  enum Beginning {
    case never, always
    /// It begins the name of a body, and whether it is all of it.
    case body(isWhole: Bool)

    init(_ word: String, _ shape: LatinWord.Shape) {
      let scalars = word.unicodeScalars.map(\.value)
      let words = [LatinWord(range: scalars.indices, shape: shape, joint: .none)]
      if StandardNumber(words[...], { String(scalars: scalars[$0]) }) != nil {
        self = .always
      } else if shape == .letters, StandardNumber.bodies.contains(where: { $0.hasPrefix(word) }) {
        self = .body(isWhole: StandardNumber.bodies.contains(word))
      } else {
        self = .never
      }
    }
  }
}
