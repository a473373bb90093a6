import Core
import HTML
import Registry
import Search

extension HTMLWriter {
  /// A hit: its kind and name, a piece of what was said about it, and the words that made it one.
  func hit(_ hit: Hit, asking words: WeighedQuery, _ visit: Visit) {
    guard let record = visit.cluster.record(hit.ref, for: visit.audience) else { return }
    let shared = visit.cluster.index.shared(words, with: hit.ref, for: visit.audience)
    let written = visit.cluster.written(Set(shared.map(\.text)), in: hit.ref, for: visit.audience)
    let words = shared.map { written[$0.text] ?? $0.asked }
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
      matchedWords(shared, written, visit)
      if hit.isNear { p(visit.say("没有共同的词，意思相近", "No word in common, near in meaning"), .class("why")) }
    }
  }

  private func about(_ ref: Ref, _ visit: Visit) -> String? {
    visit.cluster.facts(of: ref, for: visit.audience).first { $0.field == "about" }.map {
      visit.cluster.words($0.value, $0.type, visit.language, for: visit.audience)
    }
  }

  /// The rarest words in common, and where the two sides wrote them differently, both.
  private func matchedWords(_ shared: [SharedTerm], _ written: [String: String], _ visit: Visit) {
    var said: [String] = []
    for term in shared {
      let own = written[term.text] ?? term.asked
      let words = term.asked.lowercased() == own.lowercased() ? own : "\(term.asked) → \(own)"
      if !said.contains(words) { said.append(words) }
    }
    if said.isEmpty { return }
    p(.class("why")) {
      text(visit.say("匹配词：", "In common: "))
      for words in said.prefix(6) { span(words, .class("word")) }
    }
  }
}
