import Core
import Registry
import TestSupport
import Testing

@testable import Transfer

@Suite struct MoneyTests {
  @Test(
    "amounts as spreadsheets write them",
    arguments: [
      ("1200", "CNY 1200.00"), ("1200元", "CNY 1200.00"), ("1,200 元", "CNY 1200.00"), ("￥1200", "CNY 1200.00"),
      ("¥1,200.50", "CNY 1200.50"), ("3.5万元", "CNY 35000.00"), ("12万", "CNY 120000.00"),
      ("1.2亿元", "CNY 120000000.00"), ("RMB 1200", "CNY 1200.00"), ("人民币1200元", "CNY 1200.00"),
      ("1200 USD", "USD 1200.00"), ("$1200", "USD 1200.00"), ("US$ 1,200", "USD 1200.00"), ("USD 1200", "USD 1200.00"),
      ("HK$ 300", "HKD 300.00"), ("500港元", "HKD 500.00"), ("50万美元", "USD 500000.00"), ("€1.2m", "EUR 1200000.00"),
      ("USD 1.25 million", "USD 1250000.00"), ("80k", "CNY 80000.00"), ("１，２００．５０元", "CNY 1200.50"),
      ("300万元人民币", "CNY 3000000.00"), ("1200元整", "CNY 1200.00"), ("2百万", "CNY 2000000.00"), ("5千万元", "CNY 50000000.00"),
      ("12萬圓", "CNY 120000.00"), ("-0.5万", "CNY -5000.00"), ("CNY -0.05", "CNY -0.05"), ("XAU 3", "XAU 3.00"),
      // Exactly: no binary fraction comes between.
      ("0.000001万元", "CNY 0.01"), ("1.00000029亿", "CNY 100000029.00"), ("12345678.12345678万", nil),
      ("0.0000001万", nil), ("1.234", nil), ("922337203685478万", nil), ("9223372036854万", "CNY 92233720368540000.00"),
      ("约五万", nil), ("10-20万元", nil), ("1200元/年", nil), ("1,5", nil), ("万元", nil), ("1200个", nil), ("1200²", nil),
      ("①200元", nil), ("USD 1200元", nil), ("12万百万", nil), ("1200 PCS", nil), ("1 200", nil), ("元1200元元", "CNY 1200.00"),
      ("面议", nil), ("50%", nil), ("1e3", nil), ("1.2.3", nil), ("5.", nil), ("3万5", nil),
    ] as [(String, String?)])
  func cells(_ text: String, _ expected: String?) { #expect(MoneyWords.read(text)?.description == expected) }

  @Test(
    "a header's unit counts for a number that says nothing itself",
    arguments: [
      ("预算（万元）", "50", "CNY 500000.00"), ("预算(单位：万元)", "3.5", "CNY 35000.00"), ("预算 / 万元", "50", "CNY 500000.00"),
      ("预算万元", "50", "CNY 500000.00"), ("预算（含税，万元）", "50", "CNY 500000.00"), ("预算【亿元】", "1.2", "CNY 120000000.00"),
      ("预算（百万）", "2", "CNY 2000000.00"), ("融资金额（万美元）", "50", "USD 500000.00"), ("预算（元）", "50", "CNY 50.00"),
      ("Budget (in USD million)", "1.5", "USD 1500000.00"), ("Budget (CNY, million)", "2", "CNY 2000000.00"),
      ("Budget (10,000 yuan)", "2", "CNY 20000.00"), ("Budget (100 million yuan)", "2", "CNY 200000000.00"),
      ("Budget ($'000)", "2", "USD 2000.00"), ("Budget (USD)", "1,200", "USD 1200.00"),
      // What the cell says stands; a sign is only how a sheet shows its numbers.
      ("预算（万元）", "50元", "CNY 50.00"), ("预算（万元）", "CNY 50", "CNY 50.00"), ("预算（万元）", "3万", "CNY 30000.00"),
      ("预算（万元）", "¥50", "CNY 500000.00"), ("预算（万元）", "$50", nil), ("预算（万美元）", "3万", "USD 30000.00"),
      ("预算（元）", "$50", "USD 50.00"), ("预算（万元）", "约50", nil),
      ("预算", "50", "CNY 50.00"), ("预算（含税）", "50", "CNY 50.00"), ("百万", "50", "CNY 50.00"),
      ("Budget from CNY", "50", "CNY 50.00"), ("超三千万元", "50", "CNY 50.00"), ("Amount (max)", "50", "CNY 50.00"),
    ] as [(String, String, String?)])
  func headers(_ header: String, _ text: String, _ expected: String?) {
    #expect(MoneyWords.read(text, MoneyUnit(header: header))?.description == expected)
  }

  @Test(
    "a file's amounts are read in the unit of their column",
    arguments: TestDatabase.each([
      ("a.csv", "需求名称,预算（万元）\n甲,50\n乙,3.5\n丙,约五万\n丁,\"1,200元\"\n"),
      (
        "a.jsonl",
        """
        {"fields":{"name":"甲","预算（万元）":"50"}}
        {"fields":{"name":"乙","预算（万元）":"3.5"}}
        {"fields":{"name":"丙","预算（万元）":"约五万"}}
        {"fields":{"name":"丁","预算（万元）":"1,200元"}}
        """
      ),
    ]))
  func files(_ name: String, _ text: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let report = try await desk.run(text, Need.kind, name) { $0.map = ["预算（万元）": "budget"] }
      #expect(report.refused.map(\.refusal.code) == ["value.invalid"])
      let budgets = try await desk.all(Need.self).map { "\($0.name.best(.zh)) \($0.budget?.description ?? "–")" }
      #expect(Set(budgets) == ["甲 CNY 500000.00", "乙 CNY 35000.00", "丁 CNY 1200.00"])
    }
  }
}
