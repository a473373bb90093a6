import Access
import Core
import Testing

@Suite struct PasswordTests {
  @Test(
    "weak passwords are refused, others taken",
    arguments: [
      ("correct horse battery", true), ("手术室的窗朝南开着呢吧", true), ("xK3#vv9!qLp0", true), ("wang12345678-blue", true),
      ("short", false), ("password123", false), ("aaaaaaaaaaaa", false), ("1234567890", false), ("wanggong12", false),
      ("wang.gong@x.cn1", false), ("医医医医医医医医医医医", false), (String(repeating: "abcde", count: 60), false), ("", false),
    ])
  func strength(_ words: String, _ isTaken: Bool) {
    #expect(((try? Password(words, about: ["wanggong", "wang.gong@x.cn"])) != nil) == isTaken)
  }

  @Test("composed or decomposed, wide or narrow, it is the same password; another is another")
  func spelling() async throws {
    let desk = try Lobby.desk.get()
    let hash = try await desk.hash(Password("crème brûlée ＡＢＣ"))
    #expect(hash.matches(try Password("cre\u{300}me bru\u{302}le\u{301}e ABC")))
    #expect(!hash.matches(try Password("creme brulee ABC")))
    #expect(try await desk.hash(Password("crème brûlée ＡＢＣ")) != hash)
  }
}
