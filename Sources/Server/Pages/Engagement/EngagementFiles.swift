import Access
import Core
import Exchange
import HTML
import Matching
import Store

/// The files that both sides of an engagement have, among them the agreement that they signed.
struct EngagementFiles {
  let page: EngagementPage

  private var visit: Visit { page.visit }

  func write(_ html: HTMLWriter) {
    let mayAttach = page.takesFiles && page.standing.mayWork && page.engagement.stage.isMutual
    guard mayAttach || !page.files.isEmpty else { return }
    html.part("files", visit.say("双方的文件", "Files of both sides"), count: page.files.count) {
      if page.files.isEmpty {
        html.p(
          visit.say(
            "还没有文件。双方和跟进的经纪人可见；签署的协议也放在这里。",
            "None yet. Both sides and the broker who leads see them; the signed agreement goes here too."),
          .class("muted"))
      } else {
        html.attachmentList(page.files, visit) { file in tools(html, file) }
      }
      guard mayAttach else { return }
      html.attachmentForm(
        to: visit.link(.attachToEngagement(page.engagement.id)), [.shared, .agreement], page.form, visit)
    }
  }

  private func tools(_ html: HTMLWriter, _ file: Attachment) {
    let side = file.side.map(page.name) ?? visit.say("经纪人或运营", "Broker or office")
    html.span(" · \(side)", .class("muted"))
    if file.part == .agreement { html.span(file.part.label[visit.language], .class("tag")) }
    guard AttachmentStanding.mayRemove(file, page.engagement, page.standing) else { return }
    html.text(" ")
    html.formButton(
      visit.say("删除 \(file.name)", "Remove \(file.name)"), to: visit.link(.engagement(page.engagement.id)), visit,
      values: [("do", "detach"), ("attachment", file.id)])
  }
}

extension EngagementPage: AttachmentPage {
  static func target(_ visit: Visit, _ service: AccountService) async throws -> AttachmentTarget {
    let (engagement, standing) = try await find(visit, service)
    guard standing.mayWork, let account = standing.account else { throw Refusal(.engagementParty) }
    let (author, today) = (author(account, standing), visit.snapshot.today)
    return AttachmentTarget(
      organisation: author.side.map { visit.ids(of: engagement.organisation($0)) },
      back: visit.link(.engagement(engagement.id))
    ) { act, file, part, put in
      // A file takes its time to come in: whoever was let go meanwhile attaches nothing.
      if let organisation = file.organisation { try act.require(.answer, of: account, for: organisation) }
      _ = try act.attach(
        file, toEngagement: engagement.id, isAgreement: part == .agreement, as: author, today: today, put: put)
    }
  }

  /// Throws `attachment.absent` for what the reader may not even have, `attachment.party` for what is not theirs to remove.
  static func detach(
    _ id: String, _ engagement: Engagement, _ standing: EngagementStanding, _ visit: Visit, _ service: AccountService
  ) async throws {
    guard let found = try await service.store.read({ try Attachments.find(id, $0) }), found.subject == engagement.ref,
      AttachmentStanding.sees(found, of: engagement, standing)
    else { throw Refusal(.attachmentAbsent) }
    guard AttachmentStanding.mayRemove(found, engagement, standing), let account = standing.account else {
      throw Refusal(.attachmentParty)
    }
    try await service.detach(found, of: visit, as: author(account, standing), isOffice: standing.isOffice)
  }

  private static func author(_ account: AccountID, _ standing: EngagementStanding) -> EngagementAuthor {
    let side = actor(standing)
    return EngagementAuthor(account, for: side, isAgent: side.map { standing.sides[$0] == .agent } ?? false)
  }
}
