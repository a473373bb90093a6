import Access
import Core
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOPosix

extension Route {
  /// A personal page in both languages.
  static func personal<P: PersonalPage>(_ path: String, for permission: Permission, _ type: P.Type) -> [Route] {
    PageLanguage.all.map { language in
      Route(method: .get, path: "\(language.rawValue)/\(path)", permission: permission) { portal, request, context in
        let visit = try portal.visit(
          language, path, request, context, keeping: P.parameters, withHost: true)
        return try await portal.written(try await P.open(visit, Form(), portal.accounts))
      }
    }
  }

  /// A page with a form: the same, and what takes it.
  static func form<P: FormPage>(_ path: String, for permission: Permission, _ type: P.Type) -> [Route] {
    personal(path, for: permission, type) + submit(path, for: permission, type)
  }

  /// What takes a form that stands on another page.
  static func submit<P: FormPage>(_ path: String, for permission: Permission, _ type: P.Type) -> [Route] {
    PageLanguage.all.map { language in
      Route(method: .post, path: "\(language.rawValue)/\(path)", permission: permission) { portal, request, context in
        let visit = try portal.visit(
          language, path, request, context, keeping: P.parameters, withHost: true)
        let form = try await Form.read(request)
        do {
          try SameOrigin.require(request, form, for: permission, context.visitor, portal.site)
        } catch {
          await portal.note(error, request, context)
          throw error
        }
        do {
          switch try await P.submit(form, visit, portal.accounts) {
          case .moved(let link, let session): return portal.moved(to: link, session)
          case .shown(let document): return try await portal.written(document)
          }
        } catch let refusal as Refusal where refusal.rule.status < 500 {
          await portal.note(refusal, request, context)
          return try await portal.written(
            try await P.open(visit, form.refused(refusal), portal.accounts), status: refusal.rule.status)
        }
      }
    }
  }
}

extension Portal {
  /// The same, written beside the threads that answer.
  fileprivate func written(_ document: any Document & Sendable, status: Int = 200) async throws -> Response {
    let page = try await NIOThreadPool.singleton.runIfActive { [version, script] in
      ByteBuffer(bytes: Layout.document(document, version: version, script: script))
    }
    return personal(page, document.visit.language, status: status)
  }

  /// Kept by nobody: it is about one person, at one moment.
  func personal(_ document: some Document, status: Int = 200) -> Response {
    personal(
      ByteBuffer(bytes: Layout.document(document, version: version, script: script)), document.visit.language,
      status: status)
  }

  func personal(_ page: ByteBuffer, _ language: Language, status: Int = 200) -> Response {
    Response(
      status: .init(code: status),
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: "private, no-store",
        .contentLanguage: language.tag,
      ], body: ResponseBody(byteBuffer: page))
  }

  /// 303: going back and forth in the browser sends no form a second time.
  func moved(to link: Link, _ session: SessionChange) -> Response {
    var headers: HTTPFields = [.location: link.address, .cacheControl: "private, no-store"]
    switch session {
    case .none: break
    case .begun(let secret): headers[.setCookie] = SessionCookie.holding(secret, isSecure: site.isSecure)
    case .ended: headers[.setCookie] = SessionCookie.ended(isSecure: site.isSecure)
    }
    return Response(status: .seeOther, headers: headers)
  }
}
