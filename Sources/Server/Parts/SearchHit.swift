import Core
import HTML
import Matching
import Registry

extension HTMLWriter {
  /// A hit: its kind and name, a piece of what was said about it, and the words that made it one.
  func hit(_ hit: Hit, _ visit: Visit) {
    guard let record = visit.cluster.record(hit.ref, for: visit.audience) else { return }
    let words = hit.shared.map(\.written)
    li(.class("hit")) {
      p((Entities.type(hit.ref.kind)?.label ?? Label("", ""))[visit.language], .class("kicker"))
      h2 {
        a(.href(visit.link(.record(hit.ref)))) {
          let title = record.title.best(visit.language)
          span(.lang(Language.guess(title) == visit.language ? nil : Language.guess(title))) { marked(title, words) }
        }
      }
      let line = Bylines.line(hit.ref, visit)
      if !line.isEmpty { p(.class("byline")) { marked(line.joined(separator: " · "), words) } }
      if let about = about(hit.ref, visit), !about.isEmpty {
        p(.class("excerpt")) { marked(Highlight.excerpt(about, around: words), words) }
      }
      matchedWords(hit.shared, visit)
    }
  }

  private func about(_ ref: Ref, _ visit: Visit) -> String? {
    visit.cluster.facts(of: ref, for: visit.audience).first { $0.field == "about" }.map {
      visit.cluster.words($0.value, $0.type, visit.language, for: visit.audience)
    }
  }

  /// The rarest words in common, and where the two sides wrote them differently, both.
  private func matchedWords(_ shared: [SharedTerm], _ visit: Visit) {
    var said: [String] = []
    for term in shared {
      let isSame = term.asked.lowercased() == term.written.lowercased()
      let words = isSame ? term.written : "\(term.asked) → \(term.written)"
      if !said.contains(words) { said.append(words) }
    }
    if said.isEmpty { return }
    p(.class("why")) {
      text(visit.say("匹配词：", "In common: "))
      for words in said.prefix(6) { span(words, .class("word")) }
    }
  }
}
