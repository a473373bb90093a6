import Registry
import Testing

@Suite struct AsidesTests {
  @Test(
    "what stands in brackets and what does not",
    arguments: [
      ("中南医院", "中南医院", []), ("中南医院（武大中南）", "中南医院", ["武大中南"]),
      ("a(b[c]d)e【f】", "ae", ["bcd", "f"]), ("a(b", "a", ["b"]), ("a)b", "ab", []), ("(a)", "", ["a"]), ("", "", []),
    ])
  func parts(_ text: String, _ outside: String, _ inside: [String]) {
    let asides = Asides(text)
    #expect(asides.outside == outside && asides.inside == inside)
  }

  @Test("a name that is all in brackets is its own core", arguments: [("（甲医院）", "甲医院"), ("甲医院（乙）", "甲医院")])
  func core(_ name: String, _ core: String) { #expect(NameCandidates.core(name) == core) }
}
