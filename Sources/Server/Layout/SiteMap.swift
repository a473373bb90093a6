import Core
import Registry

/// The ways into the site, in the order in which people look for them.
enum SiteMap {
  struct Entry: Sendable {
    let label: Label
    let address: Address

    init(_ zh: String, _ en: String, _ address: Address) {
      label = Label(zh, en)
      self.address = address
    }
  }

  static let main = [
    Entry("市场", "Markets", .markets),
    Entry("需求", "Needs", .list(Need.kind)),
    Entry("供给", "Offers", .list(Offer.kind)),
    Entry("机构", "Organisations", .list(Organisation.kind)),
    Entry("产品", "Products", .list(Product.kind)),
    Entry("产业链", "Chain", .list(Component.kind)),
    Entry("政策", "Policies", .list(Policy.kind)),
    Entry("数据", "Figures", .figures),
  ]

  /// What the records of a kind are called together.
  static func plural(_ kind: Kind) -> Label {
    (main + more).first { $0.address == .list(kind) && kind != Component.kind }?.label
      ?? Entities.type(kind)?.label ?? Label(kind.rawValue, kind.rawValue)
  }

  static let more =
    others + unlisted + [
      Entry("揭榜挂帅", "Challenge rounds", .rounds),
      Entry("接口", "API", .api),
      Entry("关于", "About", .about),
    ]

  private static let others = [
    Entry("项目", "Projects", .list(Project.kind)),
    Entry("个案", "Cases", .list(Case.kind)),
    Entry("协议", "Agreements", .list(Agreement.kind)),
    Entry("人员", "People", .list(Person.kind)),
    Entry("注册证", "Registrations", .list(Registration.kind)),
    Entry("地点", "Places", .list(Place.kind)),
    Entry("活动", "Events", .list(Event.kind)),
    Entry("文献", "Publications", .list(Publication.kind)),
  ]

  /// Kinds that nobody has placed yet, under their own label. Figures have a page of their own.
  private static let unlisted = Entities.subjects.filter { type in
    type.kind != Figure.kind && !(main + others).contains { $0.address == .list(type.kind) }
  }.map { Entry($0.label.zh, $0.label.en, .list($0.kind)) }
}
