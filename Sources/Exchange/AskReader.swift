import Core
import Matching
import Registry

/// Reads a record as an ask: a need, a project that seeks something, an organisation or a product that asks for policies.
struct AskReader {
  let cluster: Cluster
  let categories: CategoryFinder
  let audience: Audience

  /// Nil when the record asks for nothing in `market`.
  func read(_ ref: Ref, in market: String?) -> Ask? {
    switch ref.kind {
    case Need.kind: cluster.find(ID<Need>(ref.id), for: audience).flatMap { read($0, market) }
    case Project.kind: cluster.find(ID<Project>(ref.id), for: audience).flatMap { read($0, market) }
    case Organisation.kind: cluster.find(ID<Organisation>(ref.id), for: audience).flatMap { read($0, market) }
    case Product.kind: cluster.find(ID<Product>(ref.id), for: audience).flatMap { read($0, market) }
    default: nil
    }
  }

  private func read(_ need: Need, _ market: String?) -> Ask? {
    let own = need.market ?? "procurement"
    guard market == nil || market == own else { return nil }
    let requester = need.requester.flatMap { cluster.find($0, for: audience) }
    return ask(
      need.ref, need.name, need.about, own, requester, need.categories, need.fields,
      need.region.isEmpty ? requester?.region ?? [] : need.region, need.component, nil, asker: need.requesterName)
  }

  private func read(_ project: Project, _ market: String?) -> Ask? {
    guard let own = market ?? project.seeks.first, project.seeks.contains(own) else { return nil }
    let lead = project.lead.flatMap { cluster.find($0, for: audience) }
    return ask(
      project.ref, project.name, project.about, own, lead, project.categories, project.fields,
      project.region.isEmpty ? lead?.region ?? [] : project.region, nil, project.stage)
  }

  private func read(_ organisation: Organisation, _ market: String?) -> Ask? {
    guard (market ?? "policy") == "policy" else { return nil }
    return ask(
      organisation.ref, organisation.name, organisation.about, "policy", organisation, [], organisation.fields,
      organisation.region, nil, nil)
  }

  private func read(_ product: Product, _ market: String?) -> Ask? {
    guard (market ?? "policy") == "policy" else { return nil }
    let maker = product.maker.flatMap { cluster.find($0, for: audience) }
    return ask(
      product.ref, product.name, product.about, "policy", maker, product.categories, product.fields,
      maker?.region ?? [], nil,
      product.stage)
  }

  private func ask(
    _ ref: Ref, _ title: Text, _ about: Text, _ market: String, _ requester: Organisation?, _ given: [Code],
    _ fields: [String],
    _ regions: [Code], _ component: ID<Component>?, _ stage: String?, asker: String? = nil
  ) -> Ask {
    // The title says what is wanted; a description also tells how and why, so it weighs half.
    let query = Query(
      title.all.flatMap { cluster.analyser.query($0.1) }
        + about.all.flatMap { cluster.analyser.query($0.1) }.map {
          Term(text: $0.text, surface: $0.surface, weight: $0.weight / 2)
        })
    let weighed = cluster.index.weigh(query)
    let index = cluster.index
    let audience = audience
    let recorded = requester?.roles ?? []
    let named = requester?.name.best(.zh) ?? asker ?? ""
    return Ask(
      ref: ref, title: title, about: about, market: market, requester: requester,
      roles: recorded.isEmpty ? RoleByName.roles(named) : recorded,
      categories: categories.find(title, given: given), fields: fields, regions: regions,
      chain: component.map { cluster.chain(of: $0, for: audience) } ?? [], stage: stage,
      needsDomestic: (title.all + about.all).contains { $0.1.contains("国产") || $0.1.lowercased().contains("domestic") },
      query: query, saysSomething: !weighed.isEmpty, codes: cluster.codes,
      relevance: { index.relevance(of: $0, to: weighed, for: audience) })
  }
}

extension Cluster {
  /// A link of the chain and what it is a part of, from near to far.
  func chain(of link: ID<Component>, for audience: Audience) -> [Ref] {
    var out: [Ref] = []
    var next: ID<Component>? = link
    while let current = next, out.count < 12 {
      let ref = Ref(Component.kind, current.rawValue)
      if out.contains(ref) { break }
      out.append(ref)
      next = find(current, for: audience)?.parent
    }
    return out
  }
}
