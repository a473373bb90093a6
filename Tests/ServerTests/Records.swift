import Core
import Foundation
import Registry

/// The records of the test's cluster, few and each for a reason.
extension House {
  static let source = Citation(.publication, "pub000000001", "¶3")

  static let organisations: [Organisation] = [
    organisation("org000000001", "迈瑞医疗", ["maker"]),
    organisation("org000000002", "Apex Devices", ["maker", "company"]),
    organisation("org000000003", hostile, ["supplier"]), organisation("org000000004", "（来源未写明）安科", ["maker"]),
    organisation("org000000005", "3M", ["company"]),
  ]

  private static let regions = [
    "org000000001": "440305", "org000000002": "4403", "org000000003": "33", "org000000004": "440304",
  ]

  private static func organisation(_ id: String, _ name: String, _ roles: [String]) -> Organisation {
    var out = Organisation(id: ID(id))
    out.name = Text(name)
    out.roles = roles
    out.region = regions[id].map { [Code("cn", $0)] } ?? []
    out.record.source = source
    return out
  }

  static let monitor = product("prd000000001", "多参数监护仪", maker: "org000000001", "life-support", "07-04")
  static let scanner = product("prd000000002", "CT scanner", maker: "org000000002", "imaging", "06-02-01")

  private static func product(_ id: String, _ name: String, maker: String, _ field: String, _ category: String)
    -> Product
  {
    var out = Product(id: ID(id))
    out.name = Text(name)
    out.maker = ID(maker)
    out.fields = [field]
    out.categories = [Code("nmpa", category)]
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

  /// The monitor's case, a service for it, an expert, and what was signed: hand-written, none of it real.
  static let matters: [any Entity] = {
    var matter = Case(id: ID("cas000000001"))
    (matter.name, matter.applicant, matter.product) = (Text("监护仪注册"), organisations[0].id, monitor.id)
    (matter.step, matter.seeks, matter.status, matter.record.source) = ("testing", ["service"], "open", source)
    var service = Offer(id: ID("off000000001"))
    (service.name, service.market, service.provider) = (Text("监护仪检验"), "service", organisations[1].id)
    (service.services, service.status, service.record.source) = (["testing"], "open", source)
    var expert = Person(id: ID("per000000001"))
    (expert.name, expert.roles, expert.record.source) = (Text("监护仪专家"), ["expert"], source)
    var review = Need(id: ID("ned000000003"))
    (review.name, review.market, review.subject) = (Text("监护仪评审专家"), "expert", monitor.ref)
    (review.status, review.record.source) = ("open", source)
    var agreement = Agreement(id: ID("agr000000001"))
    (agreement.name, agreement.firstParty, agreement.secondParty) = (
      Text("检验服务合同"), organisations[0].id, organisations[1].id
    )
    (agreement.ask, agreement.answer, agreement.record.source) = (matter.ref, service.ref, source)
    return [matter, service, expert, review, agreement]
  }()

  /// A person, a service and an agreement for members alone.
  static let hiddenMatters: [any Entity] = {
    var person = Person(id: ID("per000000002"))
    (person.name, person.roles, person.record.visibility) = (Text("秘密专家监护仪评审"), ["expert"], .members)
    var service = Offer(id: ID("off000000002"))
    (service.name, service.market, service.services) = (Text("秘密检验监护仪"), "service", ["testing"])
    service.record.visibility = .parties
    var agreement = Agreement(id: ID("agr000000002"))
    (agreement.name, agreement.firstParty, agreement.record.visibility) = (Text("秘密协议"), organisations[0].id, .owner)
    return [person, service, agreement]
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
