import Core
import TestSupport
import Testing

@Suite struct MoneyTests {
  @Test("what is printed is read back")
  func roundTrip() {
    var dice = Dice(seed: 3)
    let edges = [0, 1, -1, 99, -99, 100, -100, .max, .min, .min + 1]
    for minor in edges + (0..<2000).map({ _ in Int(truncatingIfNeeded: dice.next()) >> dice.below(64) }) {
      let money = Money(minor: minor, currency: dice.one(of: ["CNY", "USD", "JPY"]))
      #expect(Money(money.description) == money, "\(minor)")
    }
  }

  @Test(
    "reading",
    arguments: [
      ("CNY 1234.50", 123_450), ("1234.5", 123_450), ("1234", 123_400), ("-0.05", -5), ("CNY -12.3", -1230), ("0", 0),
      ("92233720368547758.07", .max),
    ])
  func reading(_ text: String, _ minor: Int) { #expect(Money(text) == Money(minor: minor, currency: "CNY")) }

  @Test(
    "what is no amount",
    arguments: [
      "", "CNY", "1.234", "1.", ".5", "1.2.3", "cny 1", "CNYX 1", "CN 1", "CNY 1 2", "CNY one", "1,000", "1e3",
      "999999999999999999999", "92233720368547759", "１２",
    ])
  func malformed(_ text: String) { #expect(Money(text) == nil) }

  @Test("an amount just beyond what fits is refused and ends nothing")
  func overflow() async {
    do {
      await #expect(processExitsWith: .success) { #expect(Money("92233720368547758.99") == nil) }
    }
  }
}
