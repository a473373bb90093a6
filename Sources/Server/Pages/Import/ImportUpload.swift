import Access
import Core
import HTTPTypes
import Hummingbird
import Registry

extension Route {
  /// Takes a file from the page. Not by `Form`: a file is not read into memory.
  static let importUpload: [Route] = PageLanguage.all.map { language in
    let path = "import/:kind"
    return Route(method: .post, path: "\(language.rawValue)/\(path)", permission: .importFiles) {
      portal, request, context in
      let visit = try portal.visit(language, path, request, context)
      guard let account = visit.caller.account, let desk = portal.accounts.desk else { throw Refusal(.apiWriteOff) }
      do {
        let kind = try ImportPage.type(visit).kind
        // Before a byte of it is kept: whether a page of ours sent it. The token stands in the form, and is asked for then.
        try SameOrigin.requireHere(request, portal.site)
        let (upload, values) = try await Upload.receive(request, fields: ["token", "trial"])
        do {
          try SameOrigin.require(
            request, Form(values.mapValues { [$0] }), for: .importFiles, context.visitor, portal.site)
        } catch {
          upload.remove()
          throw error
        }
        var order = ImportOrder(kind: kind, actor: account.id.actor)
        order.isTrial = values["trial"] != "no"
        let job = try await desk.submit(upload, order, key: nil)
        return portal.moved(to: visit.link(.importJob(job.id)), .none)
      } catch let refusal as Refusal where refusal.rule.status < 500 {
        return portal.personal(
          try ImportPage.open(visit, Form().refused(refusal), portal.accounts), status: refusal.rule.status)
      }
    }
  }
}
