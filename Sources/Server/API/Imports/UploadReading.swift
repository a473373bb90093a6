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
    try await receive(request, named: name, fields: []).upload
  }

  /// The same, where a form has short fields besides, each before the file.
  ///
  /// - Parameters:
  ///   - limit: bytes of the file.
  ///   - parent: where it is received; among temporary files where nil.
  static func receive(
    _ request: Request, named name: String? = nil, fields: Set<String>, limit: Int = most, in parent: URL? = nil
  ) async throws -> (upload: Upload, values: [String: String]) {
    let type = HeaderParameters(request.headers[.contentType] ?? "application/octet-stream")
    guard type.value == form || plain.contains(type.value) else {
      throw Refusal(
        .apiBodyType, at: "Content-Type",
        ["type": String(type.value.prefix(80)), "types": (plain + [form]).joined(separator: ", ")])
    }
    // What says itself that it is too large is not read first.
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit + (64 << 10) {
      throw UploadWriter.large(limit)
    }
    let writer = try UploadWriter(limit: limit, in: parent)
    do {
      var values: [String: String] = [:]
      if type.value == form {
        values = try await parts(request.body, boundary: type["boundary"], name, fields, limit, writer)
      } else {
        let given = HeaderParameters(request.headers[.contentDisposition] ?? "").fileName
        try writer.open(named: name ?? given ?? defaultName(type.value))
        for try await piece in request.body { try writer.write(piece.readableBytesView) }
      }
      return (try writer.finish(), values)
    } catch {
      writer.discard()
      throw error
    }
  }

  /// Bytes of a field besides the file.
  private static let shortest = 1 << 10

  private static func parts(
    _ body: RequestBody, boundary: String?, _ name: String?, _ fields: Set<String>, _ limit: Int,
    _ writer: UploadWriter
  ) async throws -> [String: String] {
    guard let boundary, (1...70).contains(boundary.utf8.count) else {
      throw MultipartParser.fault(Label("首部没有 boundary", "its header names no boundary"))
    }
    var parser = MultipartParser(boundary: boundary)
    var files = 0
    var received = 0
    var (field, values): (String?, [String: [UInt8]]) = (nil, [:])
    for try await piece in body {
      received += piece.readableBytes
      guard received <= limit + (64 << 10) else { throw UploadWriter.large(limit) }
      try parser.feed(piece.readableBytesView) { event in
        switch event {
        case .begin(let head):
          field = nil
          if files == 0, fields.contains(head.name), values[head.name] == nil {
            (field, values[head.name]) = (head.name, [])
            return
          }
          files += 1
          guard head.name == "file", files == 1 else {
            throw MultipartParser.fault(
              Label("只能有一个名为 file 的部分", "it has to hold one part called file and nothing else"))
          }
          try writer.open(named: name ?? head.fileName)
        case .data(let bytes):
          guard let field else { return try writer.write(bytes) }
          values[field, default: []] += bytes
          guard values[field, default: []].count <= shortest else {
            throw MultipartParser.fault(Label("字段 \(field) 太长", "its field \(field) is too long"))
          }
        case .end: break
        }
      }
    }
    try parser.finish()
    return values.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private static func defaultName(_ type: String) -> String {
    switch type {
    case sheet: "upload.xlsx"
    case "text/tab-separated-values": "upload.tsv"
    default: "upload.csv"
    }
  }
}
