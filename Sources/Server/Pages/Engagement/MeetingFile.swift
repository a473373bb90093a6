import Access
import Calendar
import Core
import Exchange
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Registry
import Store

extension Route {
  /// A meeting as a file that calendars read, for whoever may read its engagement.
  static let meetingFile: [Route] = PageLanguage.all.map { language in
    let path = "engagement/:id/meeting/:meeting"
    return Route(method: .get, path: "\(language.rawValue)/\(path)", permission: .engage) { portal, request, context in
      let visit = try portal.visit(language, path, request, context)
      let (engagement, _) = try await EngagementPage.find(visit, portal.accounts)
      let meetings = try await portal.accounts.store.read { try Engagements.meetings(of: engagement, $0) }
      guard let meeting = meetings.first(where: { $0.id == visit.parameters["meeting"] }),
        let account = visit.caller.account
      else { throw Refusal(.webPageAbsent) }
      let file = try MeetingFile.bytes(meeting, engagement, account, visit, portal.site)
      return Response(
        status: .ok,
        headers: [
          .contentType: "text/calendar; charset=utf-8", .cacheControl: "private, no-store",
          .contentDisposition: "attachment; filename=\"meeting-\(meeting.id).ics\"",
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: file)))
    }
  }
}

private enum MeetingFile {
  static func bytes(
    _ meeting: EngagementMeeting, _ engagement: Engagement, _ account: Account, _ visit: Visit, _ site: SiteSettings
  ) throws -> [UInt8] {
    let titles = [engagement.ask, engagement.answer].compactMap {
      visit.cluster.title(of: $0, for: visit.audience)?.best(visit.language)
    }
    let page = visit.link(.engagement(engagement.id)).address
    let one = try Meeting(
      // By its id alone, so that it stays the same when the portal moves to another address.
      uid: "meeting-\(meeting.id)@lianqiao", sequence: meeting.sequence, from: meeting.begin, to: meeting.end,
      in: meeting.zone, summary: meeting.subject, description: titles.joined(separator: " ↔ "),
      location: meeting.place, url: site.origin.map { $0 + page } ?? "", isCancelled: meeting.isCancelled,
      // It is the reader's own entry in their own calendar: who else comes is told on the page.
      organiser: Party(account.name, account.email.description))
    return CalendarFile(.publish, [one], stamp: Date(timeIntervalSince1970: Double(meeting.changed) / 1000)).bytes
  }
}
