import Access
import Core
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Notices
import Store

/// Where the link at the foot of each mail leads: a button that stops it, for whoever holds the link.
///
/// Looking at it stops nothing: programs follow the links of mails to see whether they are safe.
struct UnsubscribePage: PersonalPage {
  let visit: Visit
  private let isStopped: Bool

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> UnsubscribePage {
    let settings = try await settings(visit.parameters["key"], service)
    return UnsubscribePage(visit: visit, isStopped: settings.pace == .never)
  }

  fileprivate static func settings(_ key: String?, _ service: AccountService) async throws -> NoticeSettings {
    guard let key = key.flatMap(Secret.init),
      let found = try await service.store.read({ try NoticeSettings.with(key: key, $0) })
    else { throw Refusal(.unsubscribeAbsent) }
    return found
  }

  var title: String { visit.say("退订邮件", "Stop mail") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title)
    if isStopped {
      html.p(visit.say("已退订，不会再有邮件。", "It is stopped: no more mail."), .role("status"))
      html.p { html.a(visit.say("到收件箱里可以重新打开", "Your inbox can turn it on again"), .href(visit.link(.inbox))) }
    } else {
      html.p(visit.say("不再用邮件发送消息？收件箱里仍然看得到。", "Stop telling you by mail? Your inbox still has it all."))
      html.form(.class("form"), .post, .action(visit.link(.unsubscribe(visit.parameters["key"] ?? "")))) {
        html.submitButton(visit.say("退订", "Stop it"))
      }
    }
  }
}

extension Route {
  /// Takes the button of the page, and that of mail programs (RFC 8058): the key in the address is all that is asked for, so no cookie,
  /// token or origin is, and of the body nothing is read.
  static let unsubscribe: [Route] =
    personal("unsubscribe/:key", for: .readPublic, UnsubscribePage.self)
    + PageLanguage.all.map { language in
      let path = "unsubscribe/:key"
      return Route(method: .post, path: "\(language.rawValue)/\(path)", permission: .readPublic) {
        portal, request, context in
        let visit = try portal.visit(language, path, request, context)
        let settings = try await UnsubscribePage.settings(visit.parameters["key"], portal.accounts)
        try await portal.accounts.store.act(as: settings.account.actor, "notice.unsubscribe") {
          try $0.set(.never, of: settings.account)
        }
        return portal.personal(try await UnsubscribePage.open(visit, Form(), portal.accounts))
      }
    }
}
