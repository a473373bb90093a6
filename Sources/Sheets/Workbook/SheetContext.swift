import Core

/// What it takes to say what a cell of one sheet means: the texts and styles of its workbook, its links and merges.
struct SheetContext {
  let file: String
  let sheet: String
  let limits: Limits
  let strings: SharedStrings?
  let styles: Styles
  let serial: SerialDay
  var extras: SheetExtras

  func value(_ raw: RawCell, at address: CellAddress) throws(Refusal) -> Cell.Value {
    if raw.isTooLong { throw tooLong(address) }
    switch raw.kind {
    case .number: return number(raw)
    case .shared: return try shared(raw, at: address)
    case .inline: return text(EscapedText.decoded(raw.inlineText))
    case .formulaText: return text(EscapedText.decoded(raw.value))
    case .boolean: return raw.value.isEmpty ? .empty : .boolean(raw.value == [0x31] || raw.value == Array("true".utf8))
    case .error: return raw.value.isEmpty ? .empty : .error(String(decoding: raw.value, as: UTF8.self))
    case .isoDate: return isoDate(String(decoding: raw.value, as: UTF8.self))
    }
  }

  private func tooLong(_ address: CellAddress) -> Refusal {
    Refusal(.importCellLong, at: address.place(in: sheet), ["limit": String(limits.cell)])
  }

  private func text(_ bytes: [UInt8]) -> Cell.Value {
    bytes.isEmpty ? .empty : .text(String(decoding: bytes, as: UTF8.self))
  }

  private func shared(_ raw: RawCell, at address: CellAddress) throws(Refusal) -> Cell.Value {
    guard !raw.value.isEmpty else { return .empty }
    let index = raw.value.withUnsafeBufferPointer { $0.small }
    switch index.flatMap({ strings?.lookup($0) }) ?? .absent {
    case .text(let string): return string.isEmpty ? .empty : .text(string)
    case .tooLong: throw tooLong(address)
    case .absent:
      let why = Label("\(address) 指向不存在的文本", "\(address) names a text that is not there")
      throw Refusal(
        .importFileDamaged, at: address.place(in: sheet),
        ["file": file, "part": sheet, "why": why.zh, "why.en": why.en])
    }
  }

  private func number(_ raw: RawCell) -> Cell.Value {
    guard !raw.value.isEmpty else { return .empty }
    let digits = String(decoding: raw.value, as: UTF8.self)
    guard let number = raw.value.withUnsafeBufferPointer({ NumberText.parse($0) }) else { return .text(digits) }
    switch styles[raw.style] {
    case .general, .duration: return .number(number, digits: digits)
    case .percent: return .percent(NumberText.rounded(number * 100))
    case .date: return serial.value(number) ?? .number(number, digits: digits)
    case .time:
      // A time past midnight of day 0 has a day, whatever its format shows.
      return serial.time(number).map { .text($0.description) } ?? serial.value(number)
        ?? .number(number, digits: digits)
    }
  }

  /// `2023-06-08`, `2023-06-08T08:30:00Z`: how strict workbooks write days.
  private func isoDate(_ string: String) -> Cell.Value {
    let halves = string.split(separator: "T", maxSplits: 1)
    guard let first = halves.first, let day = Day(first) else { return string.isEmpty ? .empty : .text(string) }
    guard halves.count == 2 else { return .day(day) }
    let pieces = halves[1].prefix { $0.isNumber || $0 == ":" }.split(separator: ":").map { Int($0) ?? -1 }
    guard pieces.count >= 2,
      let time = TimeOfDay(hour: pieces[0], minute: pieces[1], second: pieces.count > 2 ? pieces[2] : 0)
    else { return .text(string) }
    return .day(day, time: time.seconds == 0 ? nil : time)
  }
}
