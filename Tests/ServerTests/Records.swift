import Core
import Foundation
import Registry

/// The records of the test's cluster, few and each for a reason.
extension House {
  private static let source = Citation(.publication, "pub000000001", "¶3")

  static let organisations: [Organisation] = [
    organisation("org000000001", "迈瑞医疗", ["maker"]),
    organisation("org000000002", "Apex Devices", ["maker", "company"]),
    organisation("org000000003", hostile, ["supplier"]), organisation("org000000004", "（来源未写明）安科", ["maker"]),
    organisation("org000000005", "3M", ["company"]),
  ]

  private static func organisation(_ id: String, _ name: String, _ roles: [String]) -> Organisation {
    var out = Organisation(id: ID(id))
    out.name = Text(name)
    out.roles = roles
    out.record.source = source
    return out
  }

  static let monitor = product("prd000000001", "多参数监护仪", maker: "org000000001", "life-support")
  static let scanner = product("prd000000002", "CT scanner", maker: "org000000002", "imaging")

  private static func product(_ id: String, _ name: String, maker: String, _ field: String) -> Product {
    var out = Product(id: ID(id))
    out.name = Text(name)
    out.maker = ID(maker)
    out.fields = [field]
    out.stage = "marketed"
    out.origin = "domestic"
    out.record.source = source
    return out
  }

  static let need: Need = {
    var out = Need(id: ID("ned000000001"))
    out.name = Text("采购多参数监护仪")
    out.market = "procurement"
    out.fields = ["life-support"]
    out.status = "open"
    out.record.source = source
    return out
  }()

  /// For its members alone: no page of a visitor may show a trace of it.
  static let hidden: Need = {
    var out = Need(id: ID("ned000000002"))
    out.name = Text("秘密采购监护仪")
    out.market = "procurement"
    out.status = "open"
    out.record.visibility = .members
    out.record.source = source
    return out
  }()

  static let figures: [Figure] = [
    ("fig000000001", 100, "2021", "observed"), ("fig000000002", 120, "2022", "observed"),
    ("fig000000003", 200, "2025", "target"),
  ]
  .map { id, value, period, nature in
    var out = Figure(id: ID(id))
    out.indicator = "output"
    out.name = Text("产值")
    out.subject = organisations[0].ref
    out.value = Decimal(value)
    out.unit = "亿元"
    out.period = Period(period)
    out.nature = nature
    out.record.source = source
    return out
  }

  static let article: Publication = {
    var out = Publication(id: ID("pub000000001"))
    out.name = Text("一篇报道")
    out.type = "article"
    return out
  }()

  static let relation: Relation = {
    var out = Relation(id: ID("rel000000001"))
    out.from = organisations[0].ref
    out.type = "supplies"
    out.to = organisations[1].ref
    out.record.source = source
    return out
  }()

  /// Another source says otherwise of the monitor's stage.
  static let claim: Claim = {
    var out = Claim(id: ID("clm000000001"))
    out.subject = monitor.ref
    out.field = "stage"
    out.value = "registration"
    out.why = "source"
    out.record.source = Citation(.publication, "pub000000001", "¶9")
    return out
  }()
}
