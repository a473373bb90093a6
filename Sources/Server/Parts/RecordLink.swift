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
    if reading, visit.language == .en, written == .zh {
      // Toned Latin letters are neither Chinese characters nor English: `zh-Latn` says so.
      span(visit.snapshot.names.romanised(words), .class("reading"), .lang(Language("zh-Latn")))
    }
  }

  /// A link to a record by its name; nothing for one that the reader may not see.
  func recordLink(_ ref: Ref, _ visit: Visit, reading: Bool = false) {
    guard let title = visit.cluster.title(of: ref, for: visit.audience) else { return }
    a(.href(visit.link(.record(ref)))) { name(title, visit, reading: reading) }
  }

  /// A record in a list: its name, and a line that tells it from others.
  func recordLine(_ ref: Ref, _ visit: Visit, reading: Bool = false) {
    recordLink(ref, visit, reading: reading)
    let line = Bylines.line(ref, visit)
    if !line.isEmpty { span(line.joined(separator: " · "), .class("byline")) }
  }
}
