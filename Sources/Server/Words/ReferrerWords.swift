import Core
import Registry

/// What the records that refer to another by one of their fields are to it: a need's requester has *posed* the need.
enum ReferrerWords {
  static func heading(_ kind: Kind, _ field: String) -> Label {
    if let words = table["\(kind).\(field)"] { return words }
    let type = Entities.type(kind)
    return type?.label ?? Label(kind.rawValue, kind.rawValue)
  }

  private static let table: [String: Label] = [
    "organisation.parent": Label("下属机构", "Its subsidiaries"),
    "person.organisation": Label("人员", "Its people"),
    "product.maker": Label("生产的产品", "Products that it makes"),
    "registration.product": Label("注册证", "Registrations"),
    "registration.holder": Label("持有的注册证", "Registrations that it holds"),
    "component.parent": Label("下级环节", "What belongs to it"),
    "project.lead": Label("牵头的项目", "Projects that it leads"),
    "need.requester": Label("提出的需求", "Needs that it posed"),
    "need.subject": Label("涉及它的需求", "Needs that concern it"),
    "need.component": Label("对它的需求", "Needs for it"),
    "offer.provider": Label("提供的供给", "What it offers"),
    "offer.product": Label("以它为内容的供给", "Offers of it"),
    "offer.component": Label("供应它的", "Offers of it"),
    "offer.person": Label("个人意愿", "What they offer"),
    "offer.place": Label("此处的场地供给", "Space offered here"),
    "agreement.first_party": Label("作为甲方的协议", "Agreements as first party"),
    "agreement.second_party": Label("作为乙方的协议", "Agreements as second party"),
    "agreement.ask": Label("由它达成的协议", "Agreements that came of it"),
    "agreement.answer": Label("以它达成的协议", "Agreements that came of it"),
    "agreement.event": Label("在此签署的协议", "Signed here"),
    "case.applicant": Label("申请的个案", "Cases that it applied for"),
    "case.product": Label("它的个案", "Its cases"),
    "case.project": Label("它的个案", "Its cases"),
    "case.registration": Label("由来的个案", "The case that it came of"),
    "policy.issuer": Label("发布的政策", "Policies that it issued"),
    "policy.part_of": Label("其中的措施", "Measures within it"),
    "place.parent": Label("其中的地点", "Places within it"),
    "place.operator": Label("运营的地点", "Places that it operates"),
    "event.place": Label("在此举办的活动", "Events held here"),
    "event.parent": Label("其中的活动", "Parts of it"),
    "figure.subject": Label("数据", "Figures"),
    "publication.publisher": Label("发布的文献", "What it published"),
    "publication.event": Label("在此发布的文献", "Published here"),
  ]
}
