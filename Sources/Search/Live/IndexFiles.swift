import Foundation

// The state of an index and its files.
extension IndexState {
  init(opening folder: URL, _ stamp: Stamp) throws(IndexFault) {
    let file = folder.appendingPathComponent(Manifest.name)
    let manifest = try Manifest(reading: file)
    guard manifest.stamp == stamp.text else {
      throw IndexFault(cause: .otherStamp, file: file.path, detail: "made as \(manifest.stamp)")
    }
    self.init(next: manifest.next)
    position = manifest.position
    for entry in manifest.entries {
      let segment = try Self.open(entry, in: folder)
      guard entry.dead.isEmpty || entry.dead.count == segment.windows * Window.words else {
        throw .damaged(file, "profiles that are gone")
      }
      var slots: [Int] = []
      for (word, bits) in entry.dead.enumerated() where bits != 0 {
        for bit in 0..<64 where bits >> UInt64(bit) & 1 == 1 { slots.append(word * 64 + bit) }
      }
      guard (slots.last ?? -1) < segment.count else { throw .damaged(file, "profiles that are gone") }
      held.append(Held(live: LiveSegment(segment: segment, dead: nil).removing(slots), file: entry.number))
    }
  }

  private static func open(_ entry: Manifest.Entry, in folder: URL) throws(IndexFault) -> Segment {
    let file = Manifest.file(entry.number, in: folder)
    let bytes: SegmentBytes
    do {
      bytes = try SegmentBytes(mapping: file)
    } catch  where error.cause == .absent {
      throw .damaged(file, "is missing")
    }
    guard UInt64(bytes.bytes.count) == entry.length else { throw .damaged(file, "\(bytes.bytes.count) bytes") }
    let segment = try Segment(bytes, file: file)
    guard segment.checksum == entry.checksum else { throw .damaged(file, "belongs to another index") }
    return segment
  }

  /// New segments first, then the manifest; only then what no manifest names is removed.
  mutating func save(to folder: URL, _ stamp: Stamp) throws(IndexFault) {
    for index in held.indices where held[index].file == nil {
      let file = Manifest.file(next, in: folder)
      let bytes = held[index].live.segment.bytes
      try DurableFile.write(bytes.bytes, to: file)
      try bytes.settle(in: file)
      held[index].file = next
      next += 1
    }
    try DurableFile.force(folder: folder)
    let entries = held.compactMap { held in
      held.file.map {
        Manifest.Entry(
          number: $0, length: UInt64(held.live.segment.bytes.bytes.count), checksum: held.live.segment.checksum,
          dead: held.live.dead?.bits ?? [])
      }
    }
    let manifest = Manifest(position: position, next: next, stamp: stamp.text, entries: entries)
    let file = folder.appendingPathComponent(Manifest.name)
    let bytes = manifest.bytes
    try bytes.withUnsafeBytes { raw in
      Result { () throws(IndexFault) in try DurableFile.write(raw, to: file) }
    }.get()
    try DurableFile.force(folder: folder)
    removeOthers(in: folder)
  }

  /// Files that a crash or a merge left. What cannot be removed now is tried again by the next save.
  private func removeOthers(in folder: URL) {
    let known = Set(held.compactMap { $0.file.map { Manifest.file($0, in: folder).lastPathComponent } })
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.hasPrefix("segment-") && !known.contains(name) {
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
  }

  /// A number that no file in the folder has: files of an index that is made anew do not overwrite the old one's.
  static func firstFree(in folder: URL) -> UInt64 {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let numbers = names.compactMap { name in
      name.hasPrefix("segment-") ? UInt64(name.dropFirst(8).prefix { $0.isNumber }) : nil
    }
    return (numbers.filter { $0 < 1 << 62 }.max() ?? 0) + 1
  }
}
