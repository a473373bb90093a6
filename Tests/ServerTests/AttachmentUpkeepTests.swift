import Access
import Core
import Exchange
import Files
import Foundation
import HTTPTypes
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// The folder of files is held to the table, and the table to its bounds.
@Suite struct AttachmentUpkeepTests {
  private static let record = Ref(Need.kind, "ned00000000f")

  /// A posting of organisation 1 in draft, and its author.
  private static func prepare(_ house: House) async throws -> AccountID {
    let author = try await house.account("author@example.cn", roles: [("org000000001", .editor)]).id
    try await house.store.act(as: "test", "post") { act in
      for id in ["ned00000000f", "ned00000000g"] {
        var need = Need(id: ID(id))
        (need.name, need.market) = (Text("监护仪"), "procurement")
        _ = try act.post(need, for: "org000000001", visibility: .everyone, by: author)
      }
    }
    return author
  }

  private static func file(_ house: House, _ words: String, bytes: Int? = nil, by account: AccountID) throws -> (
    AttachedFile, URL, Checksum
  ) {
    let url = try house.files.incoming().appending(path: UUID().uuidString)
    try Data(words.utf8).write(to: url)
    var digest = Digest()
    digest.update(words.utf8)
    let checksum = Checksum(of: digest)
    let file = AttachedFile(
      name: "a.txt", type: .text, checksum: checksum, bytes: bytes ?? words.utf8.count, account: account,
      organisation: OrganisationIDs("org000000001"))
    return (file, url, checksum)
  }

  @discardableResult
  private static func attach(
    _ house: House, _ words: String, to record: Ref = record, bytes: Int? = nil, by account: AccountID
  ) async throws -> FileAttachment {
    let (file, url, checksum) = try file(house, words, bytes: bytes, by: account)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await house.store.act(as: "test", "attachment.add") { act in
      try act.attach(file, to: record, isConfidential: true) { try house.files.put(url, checksum) }
    }
  }

  @Test("bytes go with the last that wants them", arguments: TestDatabase.all)
  func drop(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let author = try await Self.prepare(house)
      let first = try await Self.attach(house, "same", by: author)
      let second = try await Self.attach(house, "same", to: Ref(Need.kind, "ned00000000g"), by: author)
      #expect(try await house.kept() == (2, 1, 0))
      for (one, left) in [(first, 1), (second, 0)] {
        try await house.store.act(as: "test", "attachment.remove") { try $0.detach(one) }
        try await AttachmentUpkeep.drop(one.checksum, house.files, house.store)
        #expect(try await house.kept() == (left, left, 0))
      }
      await #expect(throws: Refusal.self, "twice is too late") {
        try await house.store.act(as: "test", "attachment.remove") { try $0.detach(first) }
      }
    }
  }

  @Test("what no row knows goes after a day, what one knows never", arguments: TestDatabase.all)
  func sweep(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let author = try await Self.prepare(house)
      let known = try await Self.attach(house, "known", by: author)
      let (_, url, stray) = try Self.file(house, "stray", by: author)
      try house.files.put(url, stray)
      // A server that was killed leaves what it was receiving.
      let begun = try house.files.incoming().appending(path: "lianqiao-upload-x", directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: begun, withIntermediateDirectories: true)
      let upkeep = Upkeep(live: house.live, files: house.files, logger: House.silent)
      try await upkeep.once()
      #expect(house.files.contains(stray) && FileManager.default.fileExists(atPath: begun.path), "a day has not passed")
      let old = [FileAttributeKey.modificationDate: Date() - 90_000]
      for path in [house.files.place(of: stray).path, house.files.place(of: known.checksum).path, begun.path] {
        try FileManager.default.setAttributes(old, ofItemAtPath: path)
      }
      try await upkeep.once()
      #expect(!house.files.contains(stray) && house.files.contains(known.checksum))
      #expect(!FileManager.default.fileExists(atPath: begun.path))
      #expect(try await AttachmentUpkeep.problems(house.files, house.store).isEmpty)
      try Data("other".utf8).write(to: house.files.place(of: known.checksum))
      #expect(try await AttachmentUpkeep.problems(house.files, house.store).map(\.code) == ["attachment.damaged"])
      try house.files.remove(known.checksum)
      #expect(try await AttachmentUpkeep.problems(house.files, house.store).map(\.code) == ["attachment.missing"])
    }
  }

  @Test(
    "an act that fails keeps neither row nor entry, and an organisation's files have an end",
    arguments: TestDatabase.all)
  func bounds(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let author = try await Self.prepare(house)
      let head = try await house.store.read { try Journal.head($0).seq }
      let (file, url, _) = try Self.file(house, "a", by: author)
      try FileManager.default.removeItem(at: url)
      await #expect(throws: Refusal.self) {
        try await house.store.act(as: "test", "attachment.add") { act in
          _ = try act.attach(file, to: Self.record, isConfidential: true) {
            throw Refusal(.ioFailed, ["what": "a", "why": "the disk is full"])
          }
        }
      }
      #expect(try await house.store.read { try Journal.head($0).seq } == head)
      #expect(try await house.kept() == (0, 0, 0))
      // Ten of the largest are exactly what an organisation may have.
      for number in 0..<9 { try await Self.attach(house, "\(number)", bytes: FileAttachment.most, by: author) }
      let other = Ref(Need.kind, "ned00000000g")
      try await Self.attach(house, "almost", to: other, bytes: FileAttachment.most - 1, by: author)
      do {
        try await Self.attach(house, "more", to: other, bytes: 2, by: author)
        Issue.record("more than an organisation may have")
      } catch let refusal as Refusal { #expect(refusal.rule == .attachmentFull) }
      try await Self.attach(house, "last", to: other, bytes: 1, by: author)
    }
  }

  @Test("a file is handed out in the language of its address, and is gone from the server with a word to the office")
  func lost() async throws {
    try await House.with(.sqlite) { house in
      let author = try await Self.prepare(house)
      let one = try await Self.attach(house, "内容", by: author)
      let browser = try await house.browser("author@example.cn")
      try await house.live.refresh()
      let answer = try await browser.get("/en/attachment/\(one.id)")
      #expect(answer.status == 200 && answer.body == "内容")
      #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
      try house.files.remove(one.checksum)
      #expect(try await browser.get("/en/attachment/\(one.id)").status == 500)
      #expect(try await house.get("/en/attachment/\(one.id)").status == 404)
    }
  }
}
