import Core
package import Files
package import Foundation
package import Registry
package import Store

/// Holds the folder of files to the table that says which are wanted.
///
/// A file is put and removed in a transaction that writes, and nobody else writes meanwhile: so what is found unwanted there cannot
/// become wanted before it is gone.
package enum AttachmentUpkeep {
  /// Removes the bytes of what was taken back, unless others have the same.
  package static func drop(_ checksum: Checksum, _ folder: FileFolder, _ store: any Store) async throws {
    try await store.write { connection in
      guard try !AttachmentTable.isWanted(checksum, connection) else { return }
      try folder.remove(checksum)
    }
  }

  /// Removes what no row knows and has lain there for a day: a server stopped between putting a file and keeping its row. Returns how
  /// many.
  package static func sweep(_ folder: FileFolder, _ store: any Store, now: Date = Date()) async throws -> Int {
    let old = folder.kept(before: now - 86_400)
    guard !old.isEmpty else { return 0 }
    let wanted = try await checksums(store)
    let unwanted = old.filter { !wanted.contains($0) }
    for checksum in unwanted { try await drop(checksum, folder, store) }
    return unwanted.count
  }

  /// Of every row.
  package static func checksums(_ store: any Store) async throws -> Set<Checksum> {
    try await store.read { connection in
      try Set(
        connection.rows("SELECT DISTINCT checksum FROM attachment").compactMap { $0.string(0).flatMap { Checksum($0) } }
      )
    }
  }

  /// Rows whose file is not there, or is no longer what it was.
  package static func problems(_ folder: FileFolder?, _ store: any Store) async throws -> [Problem] {
    let all = try await store.read { try AttachmentTable.all("1 = 1", $0) }
    var sound: [Checksum: Bool] = [:]
    return all.compactMap { attachment in
      guard folder?.contains(attachment.checksum) == true else {
        return Problem(
          .error, "attachment.missing", place: "\(attachment.ref)",
          Label("附件的内容不在文件夹中", "the attachment's content is not in its folder"))
      }
      if sound[attachment.checksum] == nil { sound[attachment.checksum] = folder?.isSound(attachment.checksum) }
      guard sound[attachment.checksum] == false else { return nil }
      return Problem(
        .error, "attachment.damaged", place: "\(attachment.ref)",
        Label("附件的内容与校验和不符", "the attachment's content is not what its checksum says"))
    }
  }
}
