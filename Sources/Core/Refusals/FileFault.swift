import Foundation

extension Refusal {
  /// `ioFailed` of a file that the system did not read or write, with its reason in both languages.
  /// - Parameter error: what Foundation threw.
  package static func unreadable(_ path: String, at place: String? = nil, _ error: any Error) -> Refusal {
    unreadable(path, at: place, fileFault(error) ?? Label(error.localizedDescription, error.localizedDescription))
  }

  /// - Parameter code: `errno`, read right after the call that failed.
  package static func unreadable(_ path: String, code: Int32) -> Refusal { unreadable(path, fileFault(code: code)) }

  private static func unreadable(_ path: String, at place: String? = nil, _ why: Label) -> Refusal {
    Refusal(.ioFailed, at: place ?? path, ["what": path, "why": why.zh, "why.en": why.en])
  }
}

/// Nil for an error that is none of the system's.
private func fileFault(_ error: any Error) -> Label? {
  if let error = error as? POSIXError { return fileFault(code: error.code.rawValue) }
  guard let error = error as? CocoaError else { return nil }
  if let code = (error.underlying as? POSIXError)?.code { return fileFault(code: code.rawValue) }
  return switch error.code {
  case .fileNoSuchFile, .fileReadNoSuchFile: fileFault(code: ENOENT)
  case .fileReadNoPermission, .fileWriteNoPermission: fileFault(code: EACCES)
  case .fileWriteOutOfSpace: fileFault(code: ENOSPC)
  case .fileWriteVolumeReadOnly: fileFault(code: EROFS)
  case .fileWriteFileExists: fileFault(code: EEXIST)
  case .fileReadCorruptFile, .fileReadInapplicableStringEncoding: Label("不是 UTF-8 文本", "it is no UTF-8 text")
  default: nil
  }
}

/// What users meet, in words; the rest as the C library names it.
private func fileFault(code: Int32) -> Label {
  switch code {
  case ENOENT: Label("没有这个文件或目录", "there is no such file or folder")
  case EACCES, EPERM: Label("没有权限", "permission is denied")
  case EISDIR: Label("是目录，不是文件", "it is a folder and no file")
  case ENOTDIR: Label("路径中有一段不是目录", "a part of the path is no folder")
  case EEXIST: Label("已经存在", "it exists already")
  case ENOSPC, EDQUOT: Label("磁盘已满", "the disk is full")
  case EROFS: Label("所在磁盘只读", "the disk can only be read")
  case EMFILE, ENFILE: Label("打开的文件过多", "too many files are open")
  case EIO: Label("磁盘读写出错", "the disk failed")
  default: Label(String(cString: strerror(code)), String(cString: strerror(code)))
  }
}
