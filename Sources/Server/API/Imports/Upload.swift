import Core
import Foundation
import Store

/// A file that was sent, in a folder of its own until `remove`.
struct Upload: Sendable {
  /// Larger ones are read on the server itself.
  static let most = 64 << 20

  let file: URL
  /// What its sender calls it; nothing of it is to be trusted.
  let name: String?
  /// SHA-256 of its content.
  let checksum: String
  let count: Int

  func remove() { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
}

/// Writes a file as it comes in, so that it is never in memory as a whole. Not Sendable: it lives within one request.
final class UploadWriter {
  private static let prefix = "lianqiao-upload-"

  private let folder: URL
  private let limit: Int
  private var digest = Digest()
  private var handle: FileHandle?
  private var file: URL?
  private var name: String?
  private(set) var count = 0

  /// - Parameter parent: where its folder is made; among temporary files where nil.
  init(limit: Int = Upload.most, in parent: URL? = nil) throws {
    self.limit = limit
    folder = (parent ?? FileManager.default.temporaryDirectory).appendingPathComponent(Self.prefix + UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Begins the file. It keeps its name, for faults name it and its ending tells CSV from TSV.
  func open(named name: String?) throws {
    let file = folder.appendingPathComponent(Self.safe(name))
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    handle = try FileHandle(forWritingTo: file)
    (self.file, self.name) = (file, name)
  }

  func write(_ bytes: some Collection<UInt8>) throws {
    count += bytes.count
    guard count <= limit else { throw Self.large(limit) }
    digest.update(bytes)
    try handle?.write(contentsOf: Data(bytes))
  }

  func finish() throws -> Upload {
    guard let file, count > 0 else { throw Refusal(.apiBodyEmpty) }
    try handle?.close()
    return Upload(file: file, name: name, checksum: Digest.hex(digest.finish()), count: count)
  }

  func discard() {
    try? handle?.close()
    try? FileManager.default.removeItem(at: folder)
  }

  static func large(_ limit: Int) -> Refusal { Refusal(.apiBodyLarge, ["limit": "\(limit >> 20) MB"]) }

  /// The last part of a path without what file systems and terminals stumble over.
  static func safe(_ name: String?) -> String {
    let last = name?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let clean = last.unicodeScalars.filter {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    let trimmed = String(String.UnicodeScalarView(clean)).trimmingCharacters(in: .whitespaces)
    // Names are bounded in bytes by file systems, and a Chinese character has three.
    var out = ""
    for character in trimmed where out.utf8.count + String(character).utf8.count <= 180 { out.append(character) }
    return out.isEmpty || out.allSatisfy({ $0 == "." }) ? "upload.csv" : out
  }

  /// Removes what a server that was killed left behind more than a day ago.
  static func sweep(_ parent: URL? = nil, now: Date = Date()) {
    let files = FileManager.default
    let parent = parent ?? files.temporaryDirectory
    let folders = (try? files.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in folders where name.hasPrefix(prefix) {
      let path = parent.appendingPathComponent(name).path
      guard let changed = try? files.attributesOfItem(atPath: path)[.modificationDate] as? Date,
        now.timeIntervalSince(changed) > 86_400
      else { continue }
      try? files.removeItem(atPath: path)
    }
  }
}
