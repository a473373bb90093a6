import Core
import Registry
import Search

/// Reads a record as an ask: a need, a project or a case that seeks something, an organisation, a product.
struct AskReader {
  let cluster: Cluster
  let categories: CategoryFinder
  let audience: Audience

  /// The markets in which a record asks, the one that is meant when none is named first.
  func markets(of ref: Ref) -> [String] { cluster.record(ref, for: audience).map(Self.markets) ?? [] }

  private static func markets(_ record: any Entity) -> [String] {
    switch record {
    case let need as Need: [need.market ?? "procurement"]
    case let project as Project: project.seeks
    // A case at a step may always ask who serves it there, whether or not it has said so in public.
    case let one as Case: ((one.step == nil ? [] : ["service"]) + one.seeks).uniqued()
    // Every organisation may ask which policies are for it; the rest it has to seek.
    case let organisation as Organisation:
      (["policy"] + organisation.seeks.filter(soughtByOrganisations.contains)).uniqued()
    case let product as Product:
      ["policy"] + (["research", "preclinical", "trial"].contains(product.stage) ? ["trial"] : [])
    default: []
    }
  }

  /// What an organisation can ask for without a need that says what: its field and its place are enough.
  static let soughtByOrganisations: Set = ["policy", "space", "cooperation"]

  /// Nil when the record asks for nothing in `market`.
  func read(_ ref: Ref, in market: String?) -> Ask? {
    guard let record = cluster.record(ref, for: audience) else { return nil }
    let own = Self.markets(record)
    guard let market = market ?? own.first, own.contains(market) else { return nil }
    let stated: Stated? =
      switch record {
      case let need as Need: state(need)
      case let project as Project: state(project)
      case let one as Case: state(one)
      case let organisation as Organisation: state(organisation)
      case let product as Product: state(product)
      default: nil
      }
    return stated.map { ask(ref, market, among: own, $0) }
  }

  /// A challenge as something to be judged by experts, when these organisations apply for it.
  func readReview(of need: Need, concerning organisations: [Organisation]) -> Ask {
    var out = ask(need.ref, "expert", among: ["expert"], state(need))
    out.wants.interests = Interests(concerning: organisations, in: cluster, for: audience)
    return out
  }

  /// What a record of any kind says as an ask.
  private struct Stated {
    var title: Text
    /// Says what is wanted, like the title.
    var expertise = Text.empty
    /// Also tells how and why, so its words weigh half.
    var about = Text.empty
    var requester: Filed<Organisation>?
    /// The asker in the source's words, where it is no record.
    var asker: String?
    var categories: [Code] = []
    var fields: [String] = []
    var regions: [Code] = []
    var component: ID<Component>?
    var subject: Ref?
    /// Markets that it names, whether or not it can ask there itself.
    var seeks: [String] = []
    var wants = Wants()
  }

  private func state(_ need: Need) -> Stated {
    let requester = need.requester.flatMap { cluster.filed($0, for: audience) }
    return Stated(
      title: need.name, expertise: need.expertise, about: need.about, requester: requester, asker: need.requesterName,
      categories: need.categories, fields: need.fields,
      regions: need.region.isEmpty ? requester?.record.region ?? [] : need.region, component: need.component,
      subject: need.subject,
      wants: Wants(
        place: need.region, neededBy: need.neededBy, stage: need.stage, sought: need.sought, round: need.round,
        specialties: need.specialties, deviceClass: need.deviceClass, services: need.services, area: need.area,
        uses: need.uses, degree: need.degree, engagements: need.engagements, forms: need.forms))
  }

  private func state(_ project: Project) -> Stated {
    let lead = project.lead.flatMap { cluster.filed($0, for: audience) }
    return Stated(
      title: project.name, about: project.about, requester: lead, categories: project.categories,
      fields: project.fields, regions: project.region.isEmpty ? lead?.record.region ?? [] : project.region,
      subject: project.ref,
      wants: Wants(
        stage: project.stage, sought: project.sought, round: project.round, specialties: project.specialties,
        deviceClass: project.deviceClass, services: project.services, area: project.area, uses: project.uses,
        forms: project.forms))
  }

  private func state(_ one: Case) -> Stated {
    let applicant = one.applicant.flatMap { cluster.filed($0, for: audience) }
    let product = one.product.flatMap { cluster.find($0, for: audience) }
    return Stated(
      title: one.name, about: one.about, requester: applicant,
      categories: one.categories.isEmpty ? product?.categories ?? [] : one.categories,
      fields: one.fields.isEmpty ? product?.fields ?? [] : one.fields,
      regions: one.region.isEmpty ? applicant?.record.region ?? [] : one.region, subject: one.ref,
      wants: Wants(
        stage: one.step.flatMap(WayOfAProduct.stage), specialties: one.specialties, deviceClass: one.deviceClass,
        services: one.services.isEmpty ? one.step.map(WayOfAProduct.services(at:)) ?? [] : one.services))
  }

  private func state(_ organisation: Organisation) -> Stated {
    Stated(
      title: organisation.name, about: organisation.about, requester: cluster.filed(organisation.id, for: audience),
      fields: organisation.fields,
      regions: organisation.region, seeks: organisation.seeks)
  }

  private func state(_ product: Product) -> Stated {
    let maker = product.maker.flatMap { cluster.filed($0, for: audience) }
    return Stated(
      title: product.name, about: product.about, requester: maker, categories: product.categories,
      fields: product.fields, regions: maker?.record.region ?? [], subject: product.ref,
      wants: Wants(
        stage: product.stage,
        specialties: product.panel.flatMap(Vocabulary.specialties.word).map { [$0.value] } ?? []))
  }

  private func ask(_ ref: Ref, _ market: String, among own: [String], _ stated: Stated) -> Ask {
    let terms =
      (stated.title.all + stated.expertise.all).flatMap { cluster.analyser.query($0.1) }
      + stated.about.all.flatMap { cluster.analyser.query($0.1) }.map {
        Term($0.text, surface: $0.surface, weight: $0.weight / 2)
      }
    let weighed = cluster.index.weigh(terms)
    let audience = audience
    let meaning = NameMeaning(cluster, audience)
    let vector = meaning.vector(of: ref)
    let recorded = stated.requester?.record.roles ?? []
    let named = stated.requester?.record.name.best(.zh) ?? stated.asker ?? ""
    var wants = stated.wants
    if market == "service", wants.services.isEmpty, let stage = wants.stage {
      wants.services = WayOfAProduct.services(in: stage)
    }
    if market == "expert" {
      wants.interests = Interests(of: stated.subject, askedBy: stated.requester?.record, in: cluster, for: audience)
    }
    let found = categories.find(stated.title, given: stated.categories)
    return Ask(
      ref: ref, title: stated.title, languages: stated.title.languages, about: stated.about, market: market,
      markets: (own + stated.seeks).uniqued(), requester: stated.requester,
      roles: recorded.isEmpty ? RoleByName.roles(named) : recorded,
      categories: found, fields: stated.fields,
      regions: stated.regions, regionPaths: stated.regions.map { cluster.codes.path($0) },
      countries: stated.regions.map(\.country),
      chain: stated.component.map { cluster.chain(of: $0, for: audience) } ?? [],
      wants: wants,
      domestic: DomesticWish((stated.title.all + stated.about.all).map(\.1)),
      words: weighed, vector: vector, codes: cluster.codes,
      relevances: Relevances(of: weighed, in: cluster.index, for: audience),
      meant: { ref in vector.map { meaning.value(of: ref, to: $0) } ?? 0 },
      written: { [cluster] in cluster.written($0, in: $1, for: audience) })
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
