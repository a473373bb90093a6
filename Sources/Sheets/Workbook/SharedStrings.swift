/// `sharedStrings.xml`: the texts that cells name by number. Runs of rich text are joined; readings above characters
/// (phonetic runs) are left out.
final class SharedStrings: XMLHandler {
  private let arena = TextArena()
  private let limits: Limits
  private var collector = TextCollector()
  /// Texts longer than a cell may be. Kept by number: only a cell that shows one can say where the fault is.
  private var tooLong: Set<Int> = []
  private var failure: (any Error)?

  init(limits: Limits) { self.limits = limits }

  static func read(_ part: ArchivePart, limits: Limits) throws -> SharedStrings {
    let strings = SharedStrings(limits: limits)
    let stream = XMLStream(strings, part: part)
    while try stream.pump() {
      if let failure = strings.failure { throw failure }
    }
    try strings.arena.seal()
    return strings
  }

  enum Lookup {
    case text(String)
    case tooLong, absent
  }

  func lookup(_ index: Int) -> Lookup {
    if tooLong.contains(index) { return .tooLong }
    guard (0..<arena.count).contains(index) else { return .absent }
    return .text(arena.with(index) { String(decoding: $0, as: UTF8.self) })
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "si" { collector.begin(limits) } else { collector.start(name, attributes) }
  }

  func end(_ name: XMLName) {
    collector.end(name)
    guard name == "si", failure == nil else { return }
    let isTooLong = collector.isTooLong
    if isTooLong { tooLong.insert(arena.count) }
    do { try arena.append(isTooLong ? [] : EscapedText.decoded(collector.bytes)) } catch { failure = error }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { collector.text(bytes) }
}
