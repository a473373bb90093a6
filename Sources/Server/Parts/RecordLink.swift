import Core
import HTML
import Registry

extension HTMLWriter {
  /// A name with the language that it is written in, so that fonts and voices fit.
  ///
  /// Names are never translated: an English page shows a Chinese name as it is, and with `reading` how it is read.
  func name(_ text: Text, _ visit: Visit, reading: Bool = false) {
    let words = text.best(visit.language)
    let written = Language.guess(words)
    span(.lang(written == visit.language ? nil : written)) { self.text(words) }
    if reading { self.reading(text, visit) }
  }

  /// How a Chinese name is read, for a reader of English.
  private func reading(_ text: Text, _ visit: Visit) {
    let words = text.best(visit.language)
    guard visit.language == .en, Language.guess(words) == .zh else { return }
    // Toned Latin letters are neither Chinese characters nor English: `zh-Latn` says so.
    span(visit.snapshot.names.romanised(words), .class("reading"), .lang(Language("zh-Latn")))
  }

  /// A link to a record by its name; nothing for one that the reader may not see.
  func recordLink(_ ref: Ref, _ visit: Visit, reading: Bool = false) {
    guard let title = visit.cluster.title(of: ref, for: visit.audience) else { return }
    a(.href(visit.link(.record(ref)))) { name(title, visit) }
    if reading { self.reading(title, visit) }
  }

  /// A record in a list: its name, and a line that tells it from others.
  func recordLine(_ ref: Ref, _ visit: Visit, reading: Bool = false, besides known: Bylines.Known = .init()) {
    recordLink(ref, visit, reading: reading)
    let line = Bylines.line(ref, visit, besides: known)
    if !line.isEmpty { span(line.joined(separator: " · "), .class("byline")) }
  }
}
