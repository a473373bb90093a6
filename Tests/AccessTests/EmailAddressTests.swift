import Access
import Core
import Testing

@Suite struct EmailAddressTests {
  @Test(
    "addresses",
    arguments: [
      ("Wang.Gong@Mindray.COM", "wang.gong@mindray.com"), (" a@b.cn ", "a@b.cn"),
      ("a+b@x-y.example.cn", "a+b@x-y.example.cn"),
      ("", nil), ("a", nil), ("@b.cn", nil), ("a@b", nil), ("a@b.cn@", nil), ("a@@b.cn", nil), ("a b@c.cn\n", nil),
      ("a\r\nBcc: x@y.cn", nil), (".a@b.cn", nil), ("a..b@c.cn", nil), ("a@-b.cn", nil), ("a@b..cn", nil),
      ("王@b.cn", nil), ("\u{212A}@b.cn", nil), ("a@b.cn,c@d.cn", nil), ("<a@b.cn>", nil), ("a@b.cn\0", nil),
      (String(repeating: "a", count: 65) + "@b.cn", nil), ("a@" + String(repeating: "b.", count: 126) + "cn", nil),
    ] as [(String, String?)])
  func spellings(_ spelling: String, _ expected: String?) {
    #expect((try? EmailAddress(spelling))?.description == expected)
  }
}
