import Core
import Foundation
package import Registry

// Offers and needs of all markets in which offers answer, with what each market's gates and criteria look at.
extension GeneratedWorld {
  /// About as often as a cluster has them: parts and problems many times, money and space seldom.
  static func market(_ chance: inout Chance) -> String {
    switch chance.below(20) {
    case 0..<8: "supply"
    case 8..<11: "challenge"
    case 11..<13: "trial"
    case 13..<15: "service"
    case 15..<17: "talent"
    case 17: "finance"
    case 18: "space"
    default: "cooperation"
    }
  }

  /// The number of the organisation that makes an offer.
  package func provider(of offer: Int) -> Int {
    var chance = Chance(seed, "provider", offer)
    return 1 + chance.below(organisations)
  }

  package func offer(_ number: Int) -> Offer {
    var chance = Chance(seed, "offer", number)
    var out = Offer(id: id(number))
    sign(&out.record, "f", number)
    let category = chance.one(of: categories)
    out.name = labelled(category, number)
    out.market = Self.market(&chance)
    out.provider = id(provider(of: number))
    out.about = about(&chance)
    out.categories = category.map { [$0.code] } ?? []
    out.fields = words(.deviceFields, 2, &chance)
    out.region = chance.one(of: regions).map { [area(of: $0, out.market)] } ?? []
    out.capacity = 1 + chance.below(20)
    out.load = chance.below(20)
    switch out.market {
    case "supply": out.serves = chance.below(3) == 0 ? ["maker"] : []
    case "trial":
      out.specialties = words(.specialties, 3, &chance)
      out.filing = words(.trialFilings, 1, &chance).first
    case "service": (out.services, out.stages) = (words(.serviceTypes, 3, &chance), words(.stages, 2, &chance))
    case "talent": talent(&out, &chance)
    case "finance":
      (out.rounds, out.stages) = (words(.rounds, 3, &chance), words(.stages, 3, &chance))
      let least = 1 + chance.below(20)
      (out.ticketMin, out.ticketMax) = (Self.million(least), Self.million(least * (2 + chance.below(10))))
    case "space":
      out.uses = words(.landUses, 2, &chance)
      (out.areaMin, out.areaMax) = (Decimal(100 + chance.below(400)), Decimal(500 + chance.below(9000)))
    case "cooperation": out.forms = words(.cooperationForms, 2, &chance)
    default: break
    }
    return out
  }

  /// What a need of its market says besides.
  func wish(_ need: inout Need, _ chance: inout Chance) {
    need.about = about(&chance)
    need.fields = words(.deviceFields, 1, &chance)
    need.region = chance.one(of: regions).map { [$0.code] } ?? []
    switch need.market {
    case "trial":
      need.specialties = words(.specialties, 2, &chance)
      need.deviceClass = chance.one(of: ["II", "III"])
    case "service": (need.services, need.stage) = (words(.serviceTypes, 2, &chance), words(.stages, 1, &chance).first)
    case "talent":
      need.expertise = chance.one(of: categories).map { labelled($0, 0) } ?? Text.empty
      need.degree = words(.degrees, 1, &chance).first
    case "finance":
      (need.round, need.stage) = (words(.rounds, 1, &chance).first, words(.stages, 1, &chance).first)
      need.sought = Self.million(1 + chance.below(100))
    case "space": (need.uses, need.area) = (words(.landUses, 1, &chance), Decimal(100 + chance.below(3000)))
    case "cooperation": need.forms = words(.cooperationForms, 1, &chance)
    default: break
    }
  }

  /// Who invests or would work somewhere names a province, who lets space a city, others where they are.
  private func area(of region: CodeEntry, _ market: String?) -> Code {
    let digits =
      switch market {
      case "finance", "talent": 2
      case "space": 4
      default: 6
      }
    return Code(region.code.system, String(region.code.value.prefix(digits)))
  }

  private func talent(_ offer: inout Offer, _ chance: inout Chance) {
    offer.expertise = chance.one(of: categories).map { labelled($0, 0) } ?? Text.empty
    offer.degree = words(.degrees, 1, &chance).first
    offer.engagements = words(.engagements, 2, &chance)
  }

  /// The beginning of what some category is defined as.
  private func about(_ chance: inout Chance) -> Text {
    chance.one(of: categories)?.definition.map { Text(String($0.prefix(200))) } ?? Text.empty
  }

  private func words(_ vocabulary: Vocabulary, _ most: Int, _ chance: inout Chance) -> [String] {
    chance.some(of: vocabulary.words.map(\.value), most: most)
  }

  private static func million(_ count: Int) -> Money? { Money("CNY \(count)000000.00") }
}
