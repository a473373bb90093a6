import Access
import Core
import HTML
import Registry

extension HTMLWriter {
  /// The way to bring an ask and an answer together, for whoever may: of either side, or a broker. To others it would be a closed door.
  func engageLink(_ ask: Ref, _ answer: Ref, _ words: Label, _ visit: Visit) {
    let owners = [ask, answer].compactMap { ref in
      ref.kind == Organisation.kind ? ref.id : visit.cluster.record(ref, for: visit.audience)?.owners.first
    }
    let isParty = owners.contains { visit.caller.may(.answer, for: visit.cluster.present($0)) }
    guard isParty || visit.caller.may(.introduce) else { return }
    p { a(words[visit.language], .class("button-link"), .href(visit.link(.engage(ask, answer)))) }
  }
}
