import Access
import Core
import Foundation
import HTML
import Registry
import Store

/// Pairs of records that may be one, side by side, the surest first: the office says whether they are.
struct CandidatesPage: FormPage {
  private static let shown = 20

  let visit: Visit
  private let form: Form
  private let candidates: [Candidate]
  private let total: Int

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) -> CandidatesPage {
    let open = visit.cluster.all(Candidate.self, for: visit.audience).filter { candidate in
      (candidate.verdict ?? "open") == "open"
        && [candidate.subject, candidate.other].allSatisfy {
          $0.map { visit.cluster.title(of: $0, for: visit.audience) != nil } ?? false
        }
    }.sorted { ($1.confidence, $0.id.rawValue) < ($0.confidence, $1.id.rawValue) }
    return CandidatesPage(visit: visit, form: form, candidates: Array(open.prefix(shown)), total: open.count)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let (id, verdict) = (form["pair"], form["verdict"])
    guard ["same", "different"].contains(verdict) else { throw Refusal(.webPageAbsent) }
    try await service.actInBatch("candidates.decide", of: visit) { act in
      guard let candidate = try Table<Candidate>.fetch(id, act.connection), (candidate.verdict ?? "open") == "open",
        let subject = candidate.subject, let other = candidate.other
      else { throw Refusal(.pairAbsent) }
      try act.decide(subject, other, as: verdict)
      guard let batch = act.batch else { return }
      let words = Label(
        verdict == "same" ? "裁定：同一" : "裁定：不同", verdict == "same" ? "decided: the same" : "decided: different")
      try act.close(ID(batch), file: "\(words.zh) · \(words.en)", of: subject.kind, rows: 1)
    }
    return .moved(visit.link(.candidates))
  }

  var title: String { visit.say("疑似同一", "Perhaps the same") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "同一则前者并入后者，可在“批次”中撤销；不同则记住，不再问。",
        "The same: the first is merged into the second, and “Batches” takes it back. Different: it is remembered and not asked again."
      ))
    html.deskLinks(visit)
    html.refusalNote(form, visit)
    if candidates.isEmpty {
      html.p(
        visit.say("没有待裁定的。导入时会自动提出。", "None to be decided. Imports bring them up by themselves."), .class("muted"))
    }
    html.ol(.class("pairs")) {
      for candidate in candidates {
        guard let subject = candidate.subject, let other = candidate.other else { continue }
        html.li { write(html, candidate, subject, other) }
      }
    }
    html.more(total - candidates.count, visit)
  }

  private func write(_ html: HTMLWriter, _ candidate: Candidate, _ subject: Ref, _ other: Ref) {
    let percent = Int((candidate.confidence * 100).rounded())
    html.p("\(percent)% · \(candidate.why.best(visit.language))", .class("muted"))
    html.div(.class("pair")) {
      for ref in [subject, other] {
        html.div {
          html.h2 { html.recordLink(ref, visit) }
          html.factTable(Array(visit.cluster.facts(of: ref, for: visit.audience).prefix(8)), visit)
        }
      }
    }
    for (verdict, words) in [("same", visit.say("同一", "The same")), ("different", visit.say("不同", "Different"))] {
      html.formButton(
        words, to: visit.link(.candidates), visit, values: [("pair", candidate.id.rawValue), ("verdict", verdict)])
    }
  }
}

extension Candidate {
  fileprivate var confidence: Double { score.map { ($0 as NSDecimalNumber).doubleValue } ?? 0 }
}
