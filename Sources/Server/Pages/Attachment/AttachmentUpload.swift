import Access
import Core
import Exchange
import Files
import Foundation
import HTTPTypes
import Hummingbird
import NIOPosix

extension Route {
  /// Files in and out.
  static let attachments: [Route] =
    upload("posting/:kind/:id/attach", for: .post, PostingPage.self)
    + upload("engagement/:id/attach", for: .engage, EngagementPage.self) + attachmentDownload

  /// Takes a file for a page. Not by `Form`: a file is not read into memory. Asked for again, as by who loads a refusal anew, it is the page.
  private static func upload<P: AttachmentPage>(_ path: String, for permission: Permission, _ type: P.Type) -> [Route] {
    personal(path, for: permission, type)
      + PageLanguage.all.map { language in
        Route(method: .post, path: "\(language.rawValue)/\(path)", permission: permission) { portal, request, context in
          let visit = try portal.visit(language, path, request, context)
          do {
            return try await portal.attach(P.self, visit, request, context, permission)
          } catch let refusal as Refusal where refusal.rule.status < 500 {
            let form = Form(["do": ["attach"]]).refused(refusal)
            return portal.personal(try await P.open(visit, form, portal.accounts), status: refusal.rule.status)
          }
        }
      }
  }
}

extension Portal {
  fileprivate func attach<P: AttachmentPage>(
    _ type: P.Type, _ visit: Visit, _ request: Request, _ context: PortalContext, _ permission: Permission
  ) async throws -> Response {
    let target = try await P.target(visit, accounts)
    guard let account = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    guard let files = accounts.files else { throw Refusal(.attachmentOff, at: "file") }
    // Before a byte of it is kept: whether a page of ours sent it. The token stands in the form, and is asked for then.
    try SameOrigin.requireHere(request, site)
    let (upload, values) = try await receive(request, files)
    defer { upload.remove() }
    try SameOrigin.require(request, Form(values.mapValues { [$0] }), for: permission, context.visitor, site)
    let type = try await NIOThreadPool.singleton.runIfActive { try FileType.of(upload.file) }
    guard let checksum = Checksum(upload.checksum) else { throw Refusal(.attachmentDamaged, at: "file") }
    let file = AttachedFile(
      name: FileName.clean(upload.name, type), type: type, checksum: checksum, bytes: upload.count,
      account: account, organisation: target.organisation)
    let part = values["part"].flatMap(Attachment.Part.init(rawValue:))
    try await accounts.act("attachment.add", of: visit) { act in
      try target.attach(act, file, part) { try files.put(upload.file, checksum) }
    }
    return moved(to: target.back, .none)
  }

  private func receive(_ request: Request, _ files: FileFolder) async throws -> (Upload, [String: String]) {
    do {
      let (upload, values) = try await Upload.receive(
        request, fields: ["token", "part"], limit: Attachment.most, in: try files.incoming())
      return (upload, values)
    } catch let refusal as Refusal where refusal.rule == .apiBodyLarge {
      throw Refusal(.attachmentLarge, at: "file", ["limit": FileSize.words(Attachment.most)])
    } catch let refusal as Refusal where refusal.rule == .apiBodyEmpty {
      throw Refusal(.attachmentEmpty, at: "file")
    }
  }
}
