import Core
import HTML
import Registry

extension HTMLWriter {
  /// Where a value comes from, linked to the paragraph on the publication's page.
  ///
  /// A long title is cut by the style sheet alone: readers of the text get all of it.
  /// `brief` leaves the title to those who listen or point: for a column in which one source repeats.
  func sourceChip(_ citation: Citation?, _ visit: Visit, brief: Bool = false) {
    guard let citation else {
      span(visit.say("出处未记", "no source"), .class("source source-none"))
      return
    }
    let publication = Ref(Publication.kind, citation.id)
    guard citation.origin == .publication, let title = visit.cluster.title(of: publication, for: visit.audience) else {
      span(visit.cluster.words(citation, visit.language, for: visit.audience), .class("source"))
      return
    }
    let words = title.best(visit.language)
    let link = Address.record(publication).link(visit.language, fragment: CitedPlace.anchor(citation.locator))
    a(.class("source"), .href(link), .title(visit.say("出处：\(words)", "Source: \(words)"))) {
      let isBrief = brief && citation.locator != nil
      span(words, .class(isBrief ? "unseen" : "source-title"), .lang(Language.guess(words)))
      if let locator = citation.locator { span(locator, .class("source-place")) }
    }
  }
}

extension CitedPlace {
  /// The id of a paragraph on its publication's page.
  static func anchor(_ locator: String?) -> String? {
    guard let locator, !locator.isEmpty else { return nil }
    return "at-" + String(locator.map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }
}
