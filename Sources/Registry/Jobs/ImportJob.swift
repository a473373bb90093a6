package import Core

/// An import that a program asked for over the network: what it was, how far it came, what it did.
///
/// It is no record of the cluster: it has no source and no journal. The batch that it made has.
package struct ImportJob: Sendable {
  package enum State: String, Sendable, CaseIterable {
    case queued, running
    /// Every row was looked at; some may have been refused.
    case done
    /// Every row was looked at as a trial, and nothing was kept.
    case tried
    /// The file as such was refused; nothing was written.
    case refused
    /// Taken back before it began.
    case cancelled
    /// The server ended while it was queued or running; nothing was written.
    case interrupted
    /// Its batch was taken back.
    case undone

    package var isOver: Bool { self != .queued && self != .running }

    package var label: Label {
      switch self {
      case .queued: Label("排队中", "queued")
      case .running: Label("进行中", "running")
      case .done: Label("已完成", "done")
      case .tried: Label("试运行完毕", "tried")
      case .refused: Label("已退回", "refused")
      case .cancelled: Label("已取消", "cancelled")
      case .interrupted: Label("已中断", "interrupted")
      case .undone: Label("已撤销", "undone")
      }
    }
  }

  /// A row that was refused, as the contract's report has it.
  package struct Fault: Codable, Sendable, Hashable {
    package let row: Int
    package let cell: String
    package let value: String
    package let code: String
    package let zh: String
    package let en: String

    package init(row: Int, cell: String, value: String, code: String, zh: String, en: String) {
      self.row = row
      self.cell = cell
      self.value = value
      self.code = code
      self.zh = zh
      self.en = en
    }
  }

  package let id: String
  package let kind: Kind
  package let file: String
  /// SHA-256 over the file and everything that was asked of it: two jobs of one fingerprint ask for the same.
  package let fingerprint: String
  /// The client's own name for this request; nil where it gave none.
  package let key: String?
  /// The machine that took it on.
  package let host: String
  /// Milliseconds since 1970, UTC.
  package let created: Int
  package var state: State
  package var ended: Int?
  /// Rows of the file, once they are counted.
  package var rows: Int?
  package var batch: String?
  /// The contract's report without its refused rows, which stand on their own.
  package var report: String?
  /// The contract's error, where the file was refused.
  package var error: String?

  package init(
    id: String, kind: Kind, file: String, fingerprint: String, key: String?, host: String, created: Int
  ) {
    self.id = id
    self.kind = kind
    self.file = file
    self.fingerprint = fingerprint
    self.key = key
    self.host = host
    self.created = created
    state = .queued
  }
}
