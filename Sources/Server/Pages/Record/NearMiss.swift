import Core
import Exchange
import HTML
import Matching
import Registry

/// A candidate that a gate turned away though it has much in common with the ask: what would make it fit.
struct NearMiss {
  private static let looked = 12
  private static let most = 3

  let ref: Ref
  let explanation: Explanation

  static func all(of ask: any Entity, in market: String, besides answers: [Ref], _ visit: Visit) -> [NearMiss] {
    let words = ask.title.all.map(\.1).joined(separator: " ")
    let kinds: Set<Kind> = [Product.kind, Offer.kind, Component.kind, Project.kind, Organisation.kind]
    let found = visit.exchange.search(
      words, kinds: market == "policy" ? [Policy.kind] : kinds, facets: [:], limit: looked, cursor: nil,
      for: visit.audience)
    let candidates = found.hits.map(\.ref).filter { $0 != ask.ref && !answers.contains($0) }
    return candidates.compactMap { ref -> NearMiss? in
      // What cannot stand on the market's other side at all is refused here, and is no near miss.
      guard let explanation = try? visit.exchange.explain(ask.ref, ref, in: market, for: visit.audience),
        !explanation.fits, explanation.score > 0
      else { return nil }
      return NearMiss(ref: ref, explanation: explanation)
    }.sorted { a, b in
      (a.explanation.failures.count, b.explanation.score, a.ref) < (
        b.explanation.failures.count, a.explanation.score, b.ref
      )
    }.prefix(most).map(\.self)
  }
}

extension Explanation {
  /// The gates that fail, with why.
  var failures: [(gate: Label, why: Label)] {
    gates.compactMap { finding in
      guard case .fail(let why) = finding.verdict else { return nil }
      return (finding.label, why)
    }
  }
}

extension HTMLWriter {
  func nearMisses(_ misses: [NearMiss], ask: Ref, _ visit: Visit) {
    if misses.isEmpty { return }
    div(.class("near")) {
      h3(visit.say("差一点的", "Near misses"))
      p(visit.say("若满足下列条件即可应答：", "They would answer if this held:"), .class("muted"))
      ul {
        for miss in misses {
          li {
            recordLink(miss.ref, visit)
            a(visit.say("逐项说明", "All criteria"), .class("more"), .href(visit.link(.pair(ask, miss.ref))))
            ul(.class("failures")) {
              for failure in miss.explanation.failures {
                li(
                  visit.say(
                    "\(failure.gate.zh)：\(failure.why.zh)", "\(failure.gate.en): \(failure.why.en)"))
              }
            }
          }
        }
      }
    }
  }
}
