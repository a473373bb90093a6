package import Core
package import Foundation
package import Store

/// A number about something: observed or aimed at, with unit, basis and period.
package struct Figure: Entity {
  package static let kind = Kind("figure")
  package static let label = Label("数据", "Figure")

  package let id: ID<Figure>
  package var record = Record()
  package var indicator: String?
  package var name = Text.empty
  package var subject: Ref?
  package var value: Decimal?
  package var unit: String?
  package var qualifier: String?
  package var period: Period?
  package var basis = Text.empty
  package var nature: String?
  package var growthOf: String?

  package init(id: ID<Figure>) { self.id = id }

  package var title: Text { name }

  package static let fields: [Field<Figure>] = [
    Field(
      "indicator", "指标", "Indicator", .string, \.indicator, [.required, .faceted, .identifying], headers: ["指标代码"]),
    Field("name", "指标名称", "Indicator name", .text, \.name, [.searched], headers: ["数据名称"]),
    Field("subject", "对象", "Subject", .ref([]), \.subject, [.identifying], headers: ["主体"]),
    Field("value", "数值", "Value", .decimal, \.value, [.required, .identifying], headers: ["值", "数据"]),
    Field("unit", "单位", "Unit", .string, \.unit, [.identifying]),
    Field("qualifier", "限定", "Qualifier", .word(.qualifiers), \.qualifier),
    Field("period", "时期", "Period", .period, \.period, [.identifying], headers: ["年份", "年度", "year"]),
    Field("basis", "口径", "Basis", .text, \.basis, [.identifying], headers: ["统计口径"]),
    Field("nature", "性质", "Nature", .word(.natures), \.nature, [.faceted]),
    Field("growth_of", "增长所指指标", "Growth of", .string, \.growthOf),
  ]

  package static let migration = Migration(
    "013-figure",
    [
      """
      CREATE TABLE "figure" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "indicator" TEXT NOT NULL,
        "name" TEXT,
        "subject" TEXT,
        "value" TEXT NOT NULL,
        "unit" TEXT,
        "qualifier" TEXT,
        "period" TEXT,
        "basis" TEXT,
        "nature" TEXT,
        "growth_of" TEXT)
      """
    ])
}
