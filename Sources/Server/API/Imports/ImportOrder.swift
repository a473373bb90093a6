import Core
import Foundation
import Registry
import Store
import Transfer

/// What a program asks for when it sends a file: the options of `lianqiao import`.
struct ImportOrder: Sendable {
  var kind: Kind
  var sheet: String?
  var dates: DateOrder?
  /// Header → field, as `COLUMN=FIELD`.
  var map: [String] = []
  /// Field → value, as `FIELD=VALUE`.
  var set: [String] = []
  /// A saved mapping.
  var mapping: String?

  static let actor = "api"

  /// Equal for two requests that ask for the same of the same file.
  func fingerprint(_ upload: Upload) -> String {
    var digest = Digest()
    let parts = [
      upload.checksum, upload.file.lastPathComponent, kind.rawValue, sheet ?? "", dates?.rawValue ?? "", mapping ?? "",
    ]
    for part in parts { digest.update(framed: part) }
    for list in [map, set] {
      digest.update(framed: "\(list.count)")
      for part in list { digest.update(framed: part) }
    }
    return Digest.hex(digest.finish())
  }

  func request(_ file: URL, _ store: any Store) async throws -> ImportRequest {
    var request = ImportRequest(file: file, kind: kind, actor: Self.actor)
    request.sheet = sheet
    request.dateOrder = dates
    if let mapping { request.map = try await SavedMapping.load(mapping, kind, store) }
    for pair in map {
      // A header may hold the mark, a field does not.
      guard let cut = pair.lastIndex(of: "=") else { continue }
      request.map[String(pair[..<cut])] = String(pair[pair.index(after: cut)...])
    }
    for pair in set {
      guard let cut = pair.firstIndex(of: "=") else { continue }
      request.constants[String(pair[..<cut])] = String(pair[pair.index(after: cut)...])
    }
    return request
  }
}
