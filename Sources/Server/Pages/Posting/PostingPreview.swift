import Core
import Exchange
import HTML
import Matching
import Registry
import Search

/// What a draft is told before it is handed in: what it leaves open, what there is already that reads like it, what would match.
struct PostingPreview {
  let record: any Entity
  let visit: Visit

  private static let alike = 3
  /// Of the draft's own words a record that resembles it has at least this share.
  private static let share = 0.6

  func write(_ html: HTMLWriter) {
    let missing = missing
    if !missing.isEmpty {
      html.part("missing", visit.say("还可以补充", "What could still be said")) {
        html.p(
          visit.say("匹配和对方会问到这些：", "Matching and the other side will ask for these: ")
            + missing.map { $0[visit.language] }.joined(separator: visit.say("、", ", ")))
      }
    }
    let duplicates = duplicates
    if !duplicates.isEmpty {
      html.part("duplicates", visit.say("可能重复", "Perhaps there already"), count: duplicates.count) {
        html.ul { for ref in duplicates { html.li { html.recordLine(ref, visit) } } }
      }
    }
  }

  private var missing: [Label] {
    guard let posted = record as? any Posted else { return [] }
    return missing(in: posted)
  }

  private func missing<E: Posted>(in posted: E) -> [Label] {
    PostingFields<E>(market: posted.market ?? "", visit: visit).missing(in: posted)
  }

  /// Records of the same kind that share most of its name's words, as far as its author may see them.
  private var duplicates: [Ref] {
    let text = record.title.best(visit.language)
    let found = visit.exchange.search(text, kinds: [record.ref.kind], limit: Self.alike + 1, for: visit.audience)
    guard let own = found.hits.first(where: { $0.ref == record.ref })?.score, own > 0 else { return [] }
    return found.hits.filter { $0.ref != record.ref && Double($0.score) >= Self.share * Double(own) }
      .prefix(Self.alike).map(\.ref)
  }
}
