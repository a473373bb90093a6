import Access
import Core
import Exchange
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Notices
import Store

/// What is held about whoever looks at it: to take along, and to be forgotten.
struct AccountDataPage: FormPage {
  let visit: Visit
  private let form: Form

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) -> AccountDataPage {
    AccountDataPage(visit: visit, form: form)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    // It cannot be taken back: whoever found the browser open shall not do it.
    try await service.signIn.confirm(account, form["present"], from: visit.network)
    try await service.act("account.erase", of: visit) { act in
      try act.release(account.id)
      try act.eraseNotices(of: account.id)
      try act.erase(account.id, of: visit.ids(of:))
    }
    return .moved(visit.link(.home), .ended)
  }

  var title: String { visit.say("我的数据", "My data") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title)
    html.part("export", visit.say("带走", "Take it along")) {
      html.p(
        visit.say(
          "账号、单位角色、登录之处、令牌名称、你上传的附件名、你做过的事，一个 JSON 文件。",
          "Account, roles, sessions, names of tokens and of files you attached, and what you did, as one JSON file."))
      html.p { html.a(visit.say("下载", "Download"), .href(visit.link(.accountExport))) }
    }
    html.part("erase", visit.say("抹去", "Erase it")) {
      html.p(
        visit.say(
          "姓名、邮箱、密码、登录与令牌、单位角色全部删除，日志中的姓名与邮箱一并抹去，不能恢复。你为单位发布的内容与对接仍属于单位。",
          "Name, address, password, sessions, tokens and roles go, and name and address in the journal with them, for good. What you posted and arranged for your organisation stays with it."
        ))
      html.form(to: visit.link(.accountData), form, visit) {
        PasswordForm.present.write(html, form, visit)
        html.submitButton(visit.say("抹去我的账号", "Erase my account"))
      }
    }
  }
}

extension Route {
  /// The same as a file.
  static let accountExport: [Route] = PageLanguage.all.map { language in
    let path = "account/export"
    return Route(method: .get, path: "\(language.rawValue)/\(path)", permission: .readOwnAccount) {
      portal, request, context in
      let visit = try portal.visit(language, path, request, context)
      guard let id = visit.caller.account?.id else { throw Refusal(.signInWanted) }
      let holdings = try await portal.accounts.store.read {
        AccountFile(
          holdings: try AccountHoldings(id, at: Date().milliseconds, $0),
          attachments: try Attachments.attached(by: id, $0), notices: try NoticeHoldings(id, $0))
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return Response(
        status: .ok,
        headers: [
          .contentType: "application/json", .cacheControl: "private, no-store",
          .contentDisposition: "attachment; filename=\"lianqiao-\(id.rawValue).json\"",
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(holdings))))
    }
  }
}
