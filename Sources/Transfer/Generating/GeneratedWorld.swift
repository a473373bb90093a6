import Core
import Foundation
package import Registry

/// A made-up world of any size, to try the program's strength on: makers, hospitals, products with registrations, offers, needs.
///
/// Each record follows from the seed and its number alone, so that a world of 10⁶ products takes no memory. Every one of
/// them says what it is: in its name, in its key and by its source. Names come from the installed reference sets.
package struct GeneratedWorld: Sendable {
  package let seed: UInt64
  package let products: Int
  package let offers: Int
  package let needs: Int
  package var organisations: Int { max(1, (products + offers) / 50) }
  /// Records in all; each product has one registration.
  package var total: Int { 1 + organisations + 2 * products + offers + needs }

  let categories: [CodeEntry]
  let regions: [CodeEntry]

  /// - Parameter needs: else one for each thousand products.
  package init(products: Int, offers: Int = 0, needs: Int? = nil, seed: UInt64, codes: CodeBook) {
    self.products = products
    self.offers = offers
    self.needs = needs ?? max(1, products / 1000)
    self.seed = seed
    func entries(_ systems: Set<String>) -> [CodeEntry] {
      codes.order.filter { systems.contains($0.system) && codes.children($0).isEmpty }.compactMap { codes[$0] }
    }
    categories = entries(["nmpa", "fda", "emdn"])
    regions = entries(["cn"])
  }

  package var key: String { "\(Publication.generatedKeyPrefix)\(seed)" }

  /// What every record cites as its source.
  package var publication: Publication {
    var out = Publication(id: id(1))
    out.record.key = key
    out.name = Text(Label("生成的数据（种子 \(seed)）：不是真实记录", "Generated data (seed \(seed)): no real record"))
    out.record.source = Citation(.publication, out.id.rawValue)
    return out
  }

  package func organisation(_ number: Int) -> Organisation {
    var chance = Chance(seed, "organisation", number)
    var out = Organisation(id: id(number))
    sign(&out.record, "o", number)
    let region = chance.one(of: regions)
    let role = chance.below(10) == 0 ? "hospital" : chance.below(6) == 0 ? "supplier" : "maker"
    let what = Vocabulary.organisationRoles.label(role)
    out.name = Text(
      Label(
        "〔生成〕\(region?.zh ?? "")\(what.zh) \(number)",
        "[generated] \(what.en) \(number)\(region?.en.map { ", " + $0 } ?? "")"))
    out.roles = [role]
    out.region = region.map { [$0.code] } ?? []
    return out
  }

  /// The number of the organisation that makes a product.
  package func maker(of product: Int) -> Int {
    var chance = Chance(seed, "maker", product)
    return 1 + chance.below(organisations)
  }

  package func product(_ number: Int) -> Product {
    var chance = Chance(seed, "product", number)
    var out = Product(id: id(number))
    sign(&out.record, "p", number)
    let category = chance.one(of: categories)
    out.name = labelled(category, number)
    out.maker = id(maker(of: number))
    out.model = "G\(seed)-\(number)"
    out.categories = category.map { [$0.code] } ?? []
    out.stage = "marketed"
    out.origin = chance.below(3) == 0 ? "imported" : "domestic"
    out.intendedUse = category?.definition.map { Text(String($0.prefix(400))) } ?? Text.empty
    return out
  }

  package func registration(_ number: Int) -> Registration {
    var chance = Chance(seed, "registration", number)
    let product = product(number)
    var out = Registration(id: id(number))
    sign(&out.record, "r", number)
    // Not of the grammar of any authority: nobody shall take it for a real certificate.
    out.number = "GENERATED-\(seed)-\(number)"
    out.authority = chance.one(of: ["nmpa", "province", "fda"])
    out.product = product.id
    out.holder = product.maker
    out.route = out.authority == "fda" ? "510k" : "registration"
    out.deviceClass = chance.one(of: ["II", "II", "III"])
    // From 2022 on, and valid for five years, as Order 47 Art. 58 has it.
    out.decided = Day(ordinal: 18_993 + chance.below(1700))
    out.expires = out.authority == "fda" ? nil : out.decided.flatMap { Day(ordinal: $0.ordinal + 5 * 365) }
    return out
  }

  package func need(_ number: Int) -> Need {
    var chance = Chance(seed, "need", number)
    var out = Need(id: id(number))
    sign(&out.record, "n", number)
    let category = chance.one(of: categories)
    out.name = labelled(category, number)
    // What offers answer is asked for where there are offers, and products where there are none.
    out.market = offers > 0 ? Self.market(&chance) : "procurement"
    out.requester = id(1 + chance.below(organisations))
    out.categories = category.map { [$0.code] } ?? []
    out.quantity = 1 + Decimal(chance.below(20))
    if offers > 0 { wish(&out, &chance) }
    return out
  }

  func labelled(_ category: CodeEntry?, _ number: Int) -> Text {
    var name = Text.empty
    if let zh = category?.zh { name[.zh] = "〔生成〕\(zh) \(number)" }
    if let en = category?.en { name[.en] = "[generated] \(en) \(number)" }
    return name
  }

  func sign(_ record: inout Record, _ letter: String, _ number: Int) {
    record.key = "\(key)-\(letter)\(number)"
    record.source = Citation(.publication, publication.id.rawValue)
  }

  func id<E: Entity>(_ number: Int) -> ID<E> { IDMaker.id(key, number) }
}
