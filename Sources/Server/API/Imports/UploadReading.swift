import Core
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension Upload {
  static let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  /// Media types of a body that is the file itself.
  static let plain = ["application/octet-stream", "text/csv", "text/tab-separated-values", sheet]
  static let form = "multipart/form-data"

  /// Receives the file that a request carries, as its body or as the part `file` of a form.
  static func receive(_ request: Request, named name: String?) async throws -> Upload {
    let type = HeaderParameters(request.headers[.contentType] ?? "application/octet-stream")
    guard type.value == form || plain.contains(type.value) else {
      throw Refusal(
        .apiBodyType, at: "Content-Type",
        ["type": String(type.value.prefix(80)), "types": (plain + [form]).joined(separator: ", ")])
    }
    // What says itself that it is too large is not read first.
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most + (64 << 10) {
      throw UploadWriter.large(most)
    }
    let writer = try UploadWriter()
    do {
      if type.value == form {
        try await parts(request.body, boundary: type["boundary"], name, writer)
      } else {
        let given = HeaderParameters(request.headers[.contentDisposition] ?? "").fileName
        try writer.open(named: name ?? given ?? defaultName(type.value))
        for try await piece in request.body { try writer.write(piece.readableBytesView) }
      }
      return try writer.finish()
    } catch {
      writer.discard()
      throw error
    }
  }

  private static func parts(_ body: RequestBody, boundary: String?, _ name: String?, _ writer: UploadWriter)
    async throws
  {
    guard let boundary, (1...70).contains(boundary.utf8.count) else {
      throw MultipartParser.fault(Label("首部没有 boundary", "its header names no boundary"))
    }
    var parser = MultipartParser(boundary: boundary)
    var files = 0
    var received = 0
    for try await piece in body {
      received += piece.readableBytes
      guard received <= most + (64 << 10) else { throw UploadWriter.large(most) }
      try parser.feed(piece.readableBytesView) { event in
        switch event {
        case .begin(let head):
          files += 1
          guard head.name == "file", files == 1 else {
            throw MultipartParser.fault(
              Label("只能有一个名为 file 的部分", "it has to hold one part called file and nothing else"))
          }
          try writer.open(named: name ?? head.fileName)
        case .data(let bytes): try writer.write(bytes)
        case .end: break
        }
      }
    }
    try parser.finish()
  }

  private static func defaultName(_ type: String) -> String {
    switch type {
    case sheet: "upload.xlsx"
    case "text/tab-separated-values": "upload.tsv"
    default: "upload.csv"
    }
  }
}
