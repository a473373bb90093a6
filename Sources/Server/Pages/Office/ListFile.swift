import Access
import Core
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOPosix
import Registry
import Transfer

extension Route {
  /// A list as a spreadsheet, with what its reader may see of each record: it can be changed and brought in again.
  static let listFile: [Route] = PageLanguage.all.map { language in
    let path = "xlsx/:kind"
    return Route(method: .get, path: "\(language.rawValue)/\(path)", permission: .takeAlong) {
      portal, request, context in
      let visit = try portal.visit(language, path, request, context, keeping: [.facet])
      let list = try ListedRecords(visit, most: mostListed)
      try list.requireWithin(mostListed)
      let bytes = try await NIOThreadPool.singleton.runIfActive { try workbook(of: list, visit) }
      return Response(
        status: .ok,
        headers: [
          .contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          .cacheControl: "private, no-store",
          .contentDisposition: "attachment; filename=\"\(list.kind.plural).xlsx\"",
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
  }

  /// More is exported on the server itself.
  private static let mostListed = 20_000

  private static func workbook(of list: ListedRecords, _ visit: Visit) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: "lianqiao-list-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    _ = try Exporter.export(
      list.kind, of: visit.cluster, among: Set(list.refs), to: file.path, visit.language, for: visit.audience)
    return try Data(contentsOf: file)
  }
}
