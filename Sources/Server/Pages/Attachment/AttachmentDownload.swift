import Access
import Core
import Exchange
import Files
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Store

extension Route {
  /// A file for whoever may have it, as a download that does nothing here; for everybody else there is none.
  static let attachmentDownload: [Route] = PageLanguage.all.map { language in
    let path = "attachment/:id"
    return Route(method: .get, path: "\(language.rawValue)/\(path)", permission: .readPublic) {
      portal, request, context in
      let visit = try portal.visit(language, path, request, context)
      let id = visit.parameters["id"] ?? ""
      let (caller, cluster) = (visit.caller, visit.cluster)
      let found = try await portal.accounts.store.read { connection -> Attachment? in
        guard id.utf8.count <= 20, let found = try Attachments.find(id, connection),
          try AttachmentStanding.mayRead(found, caller, in: cluster, connection)
        else { return nil }
        return found
      }
      guard let found else { throw Refusal(.attachmentAbsent) }
      guard let pieces = portal.accounts.files.flatMap({ FilePieces($0, found.checksum) }) else {
        context.logger.error("attachment has no content", metadata: ["id": "\(found.id)"])
        throw Refusal(.attachmentLost)
      }
      return Response(
        status: .ok,
        headers: [
          .contentType: found.type.media, .contentDisposition: FileName.disposition(found.name),
          .contentSecurityPolicy: "sandbox; default-src 'none'", .cacheControl: "private, no-store",
        ], body: body(pieces))
    }
  }

  /// Piece by piece, read beside the threads that answer: a large file on a slow line is never in memory as a whole.
  private static func body(_ pieces: FilePieces) -> ResponseBody {
    ResponseBody(contentLength: pieces.count) { writer in
      var offset = 0
      while offset < pieces.count {
        let (from, piece) = (offset, pieces)
        let bytes = try await NIOThreadPool.singleton.runIfActive { try piece.piece(at: from) }
        // It cannot grow shorter, unless somebody else's hand was in the folder: the browser is told by what is missing.
        guard !bytes.isEmpty else { throw Refusal(.attachmentLost) }
        try await writer.write(ByteBuffer(bytes: bytes))
        offset += bytes.count
      }
      try await writer.finish(nil)
    }
  }
}
