import Core
import Matching
import Registry

/// Loads what stands around an answer: a product's maker and registrations, an offer's provider and place in the chain.
struct AnswerReader {
  let cluster: Cluster
  let audience: Audience

  func product(_ ref: Ref) -> ProductAnswer? {
    guard ref.kind == Product.kind, let product = cluster.find(ID<Product>(ref.id), for: audience) else { return nil }
    return ProductAnswer(
      product: product, maker: organisation(product.maker),
      registrations: cluster.referrers(Registration.self, by: "product", to: ref, for: audience), honours: honours(ref))
  }

  func supply(_ ref: Ref) -> SupplyAnswer? {
    if let filed = terms(ref, in: "supply") {
      let offer = filed.record
      let provider = organisation(offer.provider)
      return SupplyAnswer(
        ref: ref, title: offer.name, offer: filed, link: nil,
        chain: offer.component.map { cluster.chain(of: $0, for: audience) } ?? [],
        isCraft: offer.component.flatMap { cluster.find($0, for: audience) }?.type == "technology",
        suppliers: provider.map { [$0] } ?? [], categories: offer.categories, fields: offer.fields,
        regions: offer.region.isEmpty ? provider?.record.region ?? [] : offer.region)
    }
    if ref.kind == Component.kind, let link = cluster.find(ID<Component>(ref.id), for: audience),
      link.type != "product-line"
    {
      let suppliers = relations(to: ref, types: ["supplies", "makes", "works-on"]).compactMap {
        organisation(ID($0.id))
      }
      // A link that nobody is known to supply is the shortage itself and no answer to it.
      guard !suppliers.isEmpty else { return nil }
      return SupplyAnswer(
        ref: ref, title: link.name, offer: nil, link: link, chain: cluster.chain(of: link.id, for: audience),
        isCraft: link.type == "technology",
        suppliers: suppliers,
        categories: link.categories, fields: link.fields, regions: suppliers.flatMap(\.record.region))
    }
    return nil
  }

  func team(_ ref: Ref) -> TeamAnswer? {
    switch ref.kind {
    case Offer.kind:
      guard let filed = terms(ref, in: "challenge") else { return nil }
      let offer = filed.record
      let provider = organisation(offer.provider)
      return team(
        ref, offer.name, offer: filed, project: nil, provider, offer.categories, offer.fields,
        offer.region.isEmpty ? provider?.record.region ?? [] : offer.region)
    case Project.kind:
      guard let project = cluster.find(ID<Project>(ref.id), for: audience) else { return nil }
      let lead = organisation(project.lead)
      return team(
        ref, project.name, offer: nil, project: project, lead, project.categories, project.fields,
        project.region.isEmpty ? lead?.record.region ?? [] : project.region)
    case Organisation.kind:
      guard let filed = self.organisation(ID(ref.id)), case let organisation = filed.record,
        organisation.standing != "provisional"
      else { return nil }
      return team(
        ref, organisation.name, offer: nil, project: nil, filed, [], organisation.fields, organisation.region)
    default: return nil
    }
  }

  func policy(_ ref: Ref) -> PolicyAnswer? {
    guard ref.kind == Policy.kind, let policy = cluster.find(ID<Policy>(ref.id), for: audience) else { return nil }
    return PolicyAnswer(
      policy: policy, issuer: organisation(policy.issuer),
      conditions: policy.conditions.flatMap(PolicyCondition.parse) ?? [])
  }

  private func team(
    _ ref: Ref, _ title: Text, offer: Filed<Offer>?, project: Project?, _ team: Filed<Organisation>?,
    _ categories: [Code],
    _ fields: [String],
    _ regions: [Code]
  ) -> TeamAnswer {
    let works = team.map { self.works(of: $0.record.ref, besides: ref) } ?? []
    return TeamAnswer(
      ref: ref, title: title, offer: offer, project: project, teams: team.map { [$0] } ?? [], categories: categories,
      fields: fields, regions: regions,
      worksInField: { wanted in works.filter { $0.1.contains(where: wanted.contains) }.map(\.0) })
  }

  /// Projects that it leads and products that it makes, each with its fields.
  private func works(of organisation: Ref, besides own: Ref) -> [(Text, [String])] {
    let projects = cluster.referrers(Project.self, by: "lead", to: organisation, for: audience).filter { $0.ref != own }
    let products = cluster.referrers(Product.self, by: "maker", to: organisation, for: audience)
    return projects.map { ($0.name, $0.fields) } + products.map { ($0.name, $0.fields) }
  }

  private func relations(to ref: Ref, types: Set<String>) -> [Ref] {
    cluster.referrers(Relation.self, by: "to", to: ref, for: audience).filter { types.contains($0.type ?? "") }
      .compactMap(\.from)
  }

  private func honours(_ ref: Ref) -> [Text] {
    cluster.referrers(Relation.self, by: "to", to: ref, for: audience).filter { $0.type == "awarded" }.compactMap {
      $0.from.flatMap { cluster.title(of: $0, for: audience) }
    }
  }
}
