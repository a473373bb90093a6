import Foundation

/// Why an index cannot be opened or written. What `isRebuildable` is made anew from the records, which are elsewhere.
package struct IndexFault: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Cause: Hashable, Sendable {
    /// No index in the folder.
    case absent
    /// Truncated, changed, or no file of ours.
    case damaged
    /// Written by another version, or stamped with other language resources or another scoring law.
    case otherStamp
    /// Another process writes it.
    case busy
    /// The file system refused.
    case failed
  }

  package let cause: Cause
  package let file: String
  package let detail: String

  package var isRebuildable: Bool { cause == .absent || cause == .damaged || cause == .otherStamp }
  package var description: String { "\(file): \(cause), \(detail)" }

  static func damaged(_ file: URL, _ detail: String) -> IndexFault {
    IndexFault(cause: .damaged, file: file.path, detail: detail)
  }

  /// To be called before anything else changes `errno`.
  static func failed(reading file: URL) -> IndexFault {
    let code = errno
    return IndexFault(
      cause: code == ENOENT ? .absent : .failed, file: file.path, detail: String(cString: strerror(code)))
  }
}
