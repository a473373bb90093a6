import Core
import HTML
import Registry

/// One record of any kind: its facts with their sources, what it matches, and what refers to it.
struct RecordPage: Page {
  static let printsHost = true
  let visit: Visit
  private let record: any Entity
  private let facts: [Fact]
  private let asks: [MatchSection]
  private let fits: FitSection
  private let relations: [RelationGroup]
  private let referrers: [ReferrerGroup]
  private let figures: [Figure]
  private let cited: [CitedPlace]
  private let merged: [Redirect]

  init(_ visit: Visit) throws {
    self.visit = visit
    let record = try visit.record()
    self.record = record
    facts = visit.cluster.facts(of: record.ref, for: visit.audience)
    asks = MatchSection.all(of: record, visit)
    fits = FitSection(record.ref, visit)
    relations = RelationGroup.all(of: record.ref, visit)
    referrers = ReferrerGroup.all(of: record.ref, visit)
    figures = visit.cluster.referrers(Figure.self, by: "subject", to: record.ref, for: visit.audience)
    merged = visit.cluster.merged(into: record.ref, for: visit.audience)
    cited = record is Publication ? visit.snapshot.citations(of: record.ref.id) : []
  }

  var title: String { record.title.best(visit.language) }
  var feed: FeedTopic { .kind(record.ref.kind) }
  var linkedData: JSON? { LinkedData.json(record, facts, visit) }

  func write(_ html: HTMLWriter) {
    let isAsk = AskMarkets.isAsk(record)
    html.recordHead(record, visit, sheet: isAsk)
    if let need = record as? Need, need.market == "challenge" {
      html.p {
        html.a(
          visit.say("征集它的榜单", "Rounds that call for it"), .class("button-link"),
          .href(visit.link(.roundsFor(need.ref))))
      }
    }
    html.div(.class("record-columns", if: isAsk)) {
      html.part("facts", visit.say("事实", "Facts"), count: facts.count) { html.factTable(facts, visit) }
      if isAsk { html.div { for section in asks { section.write(html, visit) } } }
    }
    if !figures.isEmpty {
      html.part("figures", visit.say("数据", "Figures"), count: figures.count) {
        FigureTable(figures).write(html, caption: title, visit)
      }
    }
    // What a thing answers is the first question about a product, and the last about an organisation.
    let isThing = record is Product || record is Offer
    if isThing { fits.write(html, visit) }
    let files = visit.snapshot.attachments[record.ref] ?? []
    if !files.isEmpty {
      html.part("attachments", visit.say("附件", "Attachments"), count: files.count) { html.attachmentList(files, visit) }
    }
    around(html)
    if !isThing { fits.write(html, visit) }
    if !isAsk { for section in asks { section.write(html, visit) } }
    html.citedPlaces(cited, visit)
    if !merged.isEmpty {
      html.part("merged", visit.say("并入的记录", "Merged into it"), count: merged.count) { html.mergedList(merged, visit) }
    }
  }

  private func around(_ html: HTMLWriter) {
    if !referrers.isEmpty {
      html.part("referrers", visit.say("相关记录", "What refers to it")) {
        html.div(.class("referrer-groups")) {
          for group in referrers { html.referrerList(group, to: record.ref, visit) }
        }
      }
    }
    if !relations.isEmpty {
      html.part("relations", visit.say("关系", "Relations"), count: relations.reduce(0) { $0 + $1.relations.count }) {
        html.relationList(relations, visit)
      }
    }
  }
}
