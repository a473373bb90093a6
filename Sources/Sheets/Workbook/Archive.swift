import CZip
import Core

/// A workbook's zip, read through libzip with a bound on what it may unzip to. Nothing is ever written to disk by name,
/// so a path in it cannot lead anywhere.
final class Archive {
  let file: String
  private let zip: OpaquePointer
  let limits: Limits

  /// Refuses a file that is no whole zip, is encrypted, or declares more than `limits` allows.
  init(_ path: String, file: String, limits: Limits) throws {
    self.file = file
    self.limits = limits
    var code: Int32 = 0
    guard let zip = zip_open(path, ZIP_RDONLY, &code) else {
      switch code {
      case ZIP_ER_OPEN, ZIP_ER_READ, ZIP_ER_NOENT:
        throw Refusal(.ioFailed, at: path, ["what": path, "why": Self.reason(code)])
      default: throw Refusal(.importFileTruncated, at: file, ["file": file])
      }
    }
    self.zip = zip
    try checkSizes()
  }

  deinit { zip_discard(zip) }

  /// What the directory declares. It may lie, so that a part counts again while it unzips (`ArchivePart`).
  private func checkSizes() throws {
    var unzipped: UInt64 = 0
    var zipped: UInt64 = 0
    for index in 0..<UInt64(max(0, zip_get_num_entries(zip, 0))) {
      var stat = zip_stat_t()
      guard zip_stat_index(zip, index, 0, &stat) == 0 else { continue }
      guard stat.encryption_method == UInt16(ZIP_EM_NONE) else {
        throw Refusal(.importFileEncrypted, at: file, ["file": file])
      }
      // Saturating: sixty-four bits of lies overflow.
      unzipped = unzipped.addingReportingOverflow(stat.size).overflow ? .max : unzipped + stat.size
      zipped = zipped.addingReportingOverflow(stat.comp_size).overflow ? .max : zipped + stat.comp_size
    }
    if unzipped > limits.unzipped { throw bomb(unzipped, limits.unzipped) }
    if unzipped > limits.ratioFloor, unzipped / max(1, zipped) > limits.ratio {
      throw bomb(unzipped, max(limits.ratioFloor, zipped.multipliedReportingOverflow(by: limits.ratio).partialValue))
    }
  }

  /// The paths of all parts.
  var names: [String] {
    (0..<UInt64(max(0, zip_get_num_entries(zip, 0)))).compactMap {
      zip_get_name(zip, $0, 0).map { String(cString: $0) }
    }
  }

  func contains(_ name: String) -> Bool { index(of: name) != nil }

  /// Opens a part by its path within the zip, without a leading slash.
  func part(_ name: String) throws -> ArchivePart {
    var stat = zip_stat_t()
    guard let index = index(of: name), zip_stat_index(zip, index, 0, &stat) == 0 else {
      throw damaged(name, Label("缺失", "missing"))
    }
    guard let handle = zip_fopen_index(zip, index, 0) else {
      throw damaged(name, Label("无法解压", "cannot be unzipped"))
    }
    return ArchivePart(self, name: name, handle: handle, declared: stat.size)
  }

  private func index(of name: String) -> UInt64? {
    for flags in [0, zip_flags_t(ZIP_FL_NOCASE)] {
      let found = zip_name_locate(zip, name, flags)
      if found >= 0 { return UInt64(found) }
    }
    return nil
  }

  func damaged(_ part: String, _ why: Label) -> Refusal {
    Refusal(.importFileDamaged, at: file, ["file": file, "part": part, "why": why.zh, "why.en": why.en])
  }

  func bomb(_ size: UInt64, _ limit: UInt64) -> Refusal {
    Refusal(.importFileBomb, at: file, ["file": file, "size": Self.megabytes(size), "limit": Self.megabytes(limit)])
  }

  private static func megabytes(_ bytes: UInt64) -> String { "\(bytes >> 20) MiB" }

  private static func reason(_ code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return zip_error_strerror(&error).map { String(cString: $0) } ?? "?"
  }
}
