import Access
import Core
import Exchange
import Foundation
import HTML
import Matching
import Registry
import Store

/// One engagement as one of its sides, its broker or the office sees it, and everything that they may do to it.
struct EngagementPage: FormPage {
  let visit: Visit
  let form: Form
  let engagement: Engagement
  let standing: EngagementStanding
  /// As far as the reader may see it.
  let disclosures: [Side: Disclosure]
  /// Whether a side has a confidential part at all: what a yes has to promise to keep.
  let hasConfidential: Set<Side>
  let meetings: [EngagementMeeting]
  /// Once it is signed.
  let delivery: Delivery?
  /// As far as the reader may have them: the engagement's own, and those of a side's confidential part.
  let files: [Attachment]
  let confidentialFiles: [Side: [Attachment]]
  /// Whether the portal takes files.
  let takesFiles: Bool
  let log: [EngagementNote]
  /// The names of accounts, for those who mediate.
  let names: [AccountID: String]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> EngagementPage {
    let (engagement, standing) = try await find(visit, service)
    return try await service.store.read { connection in
      var (disclosures, hasConfidential): ([Side: Disclosure], Set<Side>) = ([:], [])
      var confidentialFiles: [Side: [Attachment]] = [:]
      for side in Side.allCases {
        var disclosure = try Disclosure.of(engagement.record(side), connection)
        if try Disclosure.isConfidential(engagement.record(side), connection) { hasConfidential.insert(side) }
        if standing.sees(confidentialOf: side, engagement) {
          confidentialFiles[side] = try Attachments.of(engagement.record(side), connection).filter {
            $0.part == .confidential
          }
        }
        guard standing.sees(contactOf: side, engagement) else { continue }
        if !standing.sees(confidentialOf: side, engagement) { disclosure.details = "" }
        // Whoever said yes is whom to call where nobody else is named.
        if !disclosure.hasContact, let by = try engagement[side].by.flatMap({ try Accounts.find($0, connection) }),
          by.state == .active
        {
          (disclosure.name, disclosure.email) = (by.name, by.email.description)
        }
        disclosures[side] = disclosure
      }
      let log = try Engagements.log(of: engagement, for: standing, connection)
      var names: [AccountID: String] = [:]
      if standing.leads {
        for id in Set(log.map(\.by)) { names[id] = try Accounts.find(id, connection)?.name }
      }
      return EngagementPage(
        visit: visit, form: form, engagement: engagement, standing: standing, disclosures: disclosures,
        hasConfidential: hasConfidential, meetings: try Engagements.meetings(of: engagement, connection),
        delivery: try Delivery.of(engagement, connection),
        files: try Attachments.of(engagement.ref, connection).filter {
          AttachmentStanding.sees($0, of: engagement, standing)
        }, confidentialFiles: confidentialFiles, takesFiles: service.files != nil, log: log,
        names: names)
    }
  }

  /// Who may not read it is told what is told of one that never was.
  static func find(_ visit: Visit, _ service: AccountService) async throws -> (Engagement, EngagementStanding) {
    let id = visit.parameters["id"] ?? ""
    guard id.utf8.count <= 20, let found = try await service.store.read({ try Engagements.find(id, $0) }) else {
      throw Refusal(.engagementAbsent, ["what": String(id.prefix(20))])
    }
    let standing = EngagementStanding(visit.caller, found, in: visit.cluster)
    guard standing.mayRead else { throw Refusal(.engagementAbsent, ["what": id]) }
    return (found, standing)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let (engagement, standing) = try await find(visit, service)
    if form["do"] == "detach" {
      try await detach(form["attachment"], engagement, standing, visit, service)
    } else {
      try await EngagementOrder(form, engagement, standing, visit).carryOut(visit, service)
    }
    return .moved(visit.link(.engagement(engagement.id)))
  }

  var title: String { visit.say("对接", "Engagement") }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.p(.class("kicker")) {
        html.text(Exchange.cards.first { $0.name == engagement.market }?.label[visit.language] ?? engagement.market)
        html.text(" · ")
        html.span(engagement.stage.label[visit.language], .class("stage"))
      }
      html.h1 {
        html.engagedRecord(engagement.ask, visit)
        html.span("↔", .class("arrow"), .decoration)
        html.engagedRecord(engagement.answer, visit)
      }
    }
    html.refusalNote(form, visit)
    if engagement.stage.isOpen {
      html.p(
        visit.say(
          "\(engagement.expires) 之后仍无进展，将自动过期。", "Ends by itself after \(engagement.expires) unless something happens."),
        .class("muted"))
    }
    if let agreement {
      html.p {
        html.text(visit.say("协议：", "Agreement: "))
        html.recordLink(agreement.ref, visit)
        if let value = agreement.value { html.text(" · \(value.shown(visit.language))") }
      }
    }
    html.div(.class("sides")) { for side in Side.allCases { EngagementSide(page: self, side: side).write(html) } }
    if let delivery { EngagementDelivery(page: self, delivery: delivery).write(html) }
    EngagementForms(page: self).write(html)
    EngagementFiles(page: self).write(html)
    MeetingList(page: self).write(html)
    EngagementLogList(page: self).write(html)
  }

  /// What came of it, as far as the reader may see it.
  private var agreement: Agreement? {
    guard engagement.stage == .signed else { return nil }
    return visit.cluster.find(engagement.agreement, for: visit.audience)
  }

  /// On whose behalf the reader does what either side may do; nil for who mediates.
  var actor: Side? { Self.actor(standing) }

  static func actor(_ standing: EngagementStanding) -> Side? { Side.allCases.first(where: standing.mayAnswer.contains) }

  /// What a side's organisation is called.
  func name(_ side: Side) -> String {
    let ref = Ref(Organisation.kind, visit.cluster.present(engagement.organisation(side)))
    return visit.cluster.title(of: ref, for: visit.audience)?.best(visit.language)
      ?? (side == .ask ? visit.say("需方", "Asker") : visit.say("供方", "Answerer"))
  }
}

extension HTMLWriter {
  /// A record that one of the sides may have taken back since.
  func engagedRecord(_ ref: Ref, _ visit: Visit) {
    guard visit.cluster.title(of: ref, for: visit.audience) != nil else {
      return span(visit.say("（已不公开）", "(no longer shown)"), .class("muted"))
    }
    recordLink(ref, visit)
  }
}
