import Core
package import Foundation

/// Files by their content: `ab/abcdef…`, each content once, whoever handed it in under whatever name.
///
/// What is kept here is written once and never changed. Which files are wanted is the database's to know.
package struct FileFolder: Sendable {
  package let root: URL

  package init(_ root: URL) { self.root = root }

  /// Where files come in: on the same disk, so that they are put in their place at once and whole.
  package func incoming() throws -> URL {
    let folder = root.appending(path: "incoming", directoryHint: .isDirectory)
    try Self.make(folder)
    return folder
  }

  package func place(of checksum: Checksum) -> URL {
    root.appending(path: "\(checksum.description.prefix(2))/\(checksum)")
  }

  package func contains(_ checksum: Checksum) -> Bool {
    FileManager.default.fileExists(atPath: place(of: checksum).path)
  }

  /// Moves a file here, whole and to last. Done twice it is done once: a transaction's body may run again.
  package func put(_ file: URL, _ checksum: Checksum) throws {
    let place = place(of: checksum)
    if !FileManager.default.fileExists(atPath: file.path), contains(checksum) { return }
    try Self.make(place.deletingLastPathComponent())
    try Self.force(file.path)
    guard rename(file.path, place.path) == 0 else { throw Self.failed(place.path) }
    try Self.force(place.deletingLastPathComponent().path)
    // Its folder may be new itself.
    try Self.force(root.path)
  }

  package func remove(_ checksum: Checksum) throws {
    guard unlink(place(of: checksum).path) == 0 || errno == ENOENT else { throw Self.failed(place(of: checksum).path) }
  }

  /// Everything that has lain here unchanged since before a moment.
  package func kept(before: Date) -> [Checksum] {
    let files = FileManager.default
    return ((try? files.contentsOfDirectory(atPath: root.path)) ?? []).filter { $0.utf8.count == 2 }.flatMap { name in
      ((try? files.contentsOfDirectory(atPath: root.appending(path: name).path)) ?? []).compactMap { file in
        guard let checksum = Checksum(file), file.hasPrefix(name),
          let changed = try? files.attributesOfItem(atPath: place(of: checksum).path)[.modificationDate] as? Date,
          changed < before
        else { return nil }
        return checksum
      }
    }.sorted { $0.description < $1.description }
  }

  /// Whether a file is here and is what its checksum says.
  package func isSound(_ checksum: Checksum) -> Bool { (try? Checksum(of: place(of: checksum))) == checksum }

  /// Copies these files into another folder; those that are there already stay. Returns those that are not here.
  package func copy(_ checksums: Set<Checksum>, to other: FileFolder) throws -> Set<Checksum> {
    var missing: Set<Checksum> = []
    for checksum in checksums where !other.contains(checksum) {
      guard contains(checksum) else {
        missing.insert(checksum)
        continue
      }
      let part = try other.incoming().appending(path: "\(checksum)")
      try? FileManager.default.removeItem(at: part)
      try FileManager.default.copyItem(at: place(of: checksum), to: part)
      try other.put(part, checksum)
    }
    return missing
  }

  // MARK: Inside

  /// For its owner alone: what is confidential lies here in clear.
  private static func make(_ folder: URL) throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  private static func force(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failed(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failed(path) }
  }

  private static func failed(_ path: String) -> Refusal {
    Refusal(.ioFailed, at: path, ["what": path, "why": String(cString: strerror(errno))])
  }
}
