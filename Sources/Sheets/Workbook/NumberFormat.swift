/// What a number under a format is meant as. Excel has no dates: it has numbers that look like some.
enum NumberFormat: Sendable {
  case general, percent, date
  /// Hours and minutes without a day.
  case time
  /// `[h]:mm`: a length of time, left a number.
  case duration

  /// The formats that every Excel knows by number; 27 to 36 and 50 to 58 are those of Chinese and Japanese editions.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 55, 56: self = .time
    case 45, 46, 47: self = .duration
    default: self = .general
    }
  }

  /// Reads a format code: `yyyy"年"m"月"`, `[$-804]d/m/yy`, `0.0%`, `[h]:mm`.
  ///
  /// The temptation is to look for the letters anywhere: `0 "days"`, `[Red]0`, `\d0` and `General` all have a d or an e.
  init(code: String) {
    var letters: Set<Character> = []
    var isPercent = false
    var isElapsed = false
    var characters = code.makeIterator()
    scan: while let character = characters.next() {
      switch character {
      case ";": break scan
      case "\"": while let next = characters.next(), next != "\"" {}
      case "\\", "_", "*": _ = characters.next()
      case "[":
        var inside = ""
        while let next = characters.next(), next != "]" { inside.append(next) }
        if !inside.isEmpty, inside.lowercased().allSatisfy({ "hms".contains($0) }) { isElapsed = true }
      case "%": isPercent = true
      default: letters.formUnion(character.lowercased())
      }
    }
    let isWord = ["general", "standard"].contains(code.lowercased())
    let hasDay = letters.contains("y") || letters.contains("d")
    let hasTime = letters.contains("h") || letters.contains("s")
    switch true {
    case isWord: self = .general
    case isElapsed: self = .duration
    case hasDay, letters.contains("m") && !hasTime: self = .date
    case hasTime: self = .time
    case isPercent: self = .percent
    default: self = .general
    }
  }
}
