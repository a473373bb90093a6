import Core
import Foundation
import Registry
import Store
import Transfer

/// What a program asks for when it sends a file: the options of `lianqiao import`.
struct ImportOrder: Sendable {
  var kind: Kind
  /// Who asks, for the journal.
  let actor: String
  var sheet: String?
  var dates: DateOrder?
  /// Header → field.
  var map: [(String, String)] = []
  /// Field → value.
  var set: [(String, String)] = []
  /// A saved mapping.
  var mapping: String?
  /// Whether everything is read and checked, and nothing of it is kept.
  var isTrial = false

  /// Equal for two requests that ask for the same of the same file.
  func fingerprint(_ upload: Upload) -> String {
    var digest = Digest()
    let parts =
      [
        upload.checksum, upload.file.lastPathComponent, kind.rawValue, sheet ?? "", dates?.rawValue ?? "",
        mapping ?? "",
      ] + (isTrial ? ["trial"] : [])
    for part in parts { digest.update(framed: part) }
    for list in [map, set] {
      digest.update(framed: "\(list.count)")
      for (name, value) in list {
        digest.update(framed: name)
        digest.update(framed: value)
      }
    }
    return Digest.hex(digest.finish())
  }

  func request(_ file: URL, _ store: any Store) async throws -> ImportRequest {
    var request = ImportRequest(file: file, kind: kind, actor: actor)
    request.sheet = sheet
    request.dateOrder = dates
    if let mapping { request.map = try await SavedMapping.load(mapping, kind, store) }
    for (column, field) in map { request.map[column] = field }
    for (field, value) in set { request.constants[field] = value }
    return request
  }
}
