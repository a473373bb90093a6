import Access
import Core
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOPosix
import Registry
import Search
import Transfer

extension Route {
  /// A list as a spreadsheet, with what its reader may see of each record: it can be changed and brought in again.
  static let listFile: [Route] = PageLanguage.all.map { language in
    let path = "xlsx/:kind"
    return Route(method: .get, path: "\(language.rawValue)/\(path)", permission: .takeAlong) {
      portal, request, context in
      let visit = try portal.visit(language, path, request, context, keeping: [.facet])
      let kind = Kind(visit.parameters["kind"] ?? "")
      guard Entities.isSubject(kind) else { throw Refusal(.webPageAbsent) }
      let bytes = try await NIOThreadPool.singleton.runIfActive { try ListFile(kind, visit).bytes() }
      return Response(
        status: .ok,
        headers: [
          .contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          .cacheControl: "private, no-store",
          .contentDisposition: "attachment; filename=\"\(kind.plural).xlsx\"",
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
  }
}

private struct ListFile {
  let kind: Kind
  let visit: Visit
  /// More is exported on the server itself.
  private static let most = 20_000

  init(_ kind: Kind, _ visit: Visit) { (self.kind, self.visit) = (kind, visit) }

  func bytes() throws -> Data {
    let found = visit.cluster.index.search(
      Query([], filter: Filter(kinds: [kind], facets: visit.query.facetFilter), counting: .hits), for: visit.audience,
      limit: Self.most)
    if let total = found.total, total > Self.most {
      throw Refusal(.bulkMany, ["count": "\(total)", "most": "\(Self.most)"])
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "lianqiao-list-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    _ = try Exporter.export(
      kind, of: visit.cluster, among: Set(found.hits.map(\.ref)), to: file.path, visit.language, for: visit.audience)
    return try Data(contentsOf: file)
  }
}
