import Core
import Registry

/// Whose interests are at stake in a review, and what they are bound up with: what an expert must be free of.
struct Interests {
  /// The organisations concerned themselves.
  let concerned: [Organisation]
  /// They and their groups: an organisation → the one concerned to whose group it belongs.
  let group: [Ref: Text]
  /// What is reviewed, and the projects and products of the group.
  let works: Set<Ref>
  /// The people of the group.
  let people: Set<Ref>

  static let none = Interests(concerned: [], group: [:], works: [], people: [])

  private init(concerned: [Organisation], group: [Ref: Text], works: Set<Ref>, people: Set<Ref>) {
    (self.concerned, self.group, self.works, self.people) = (concerned, group, works, people)
  }

  /// Of several organisations at once: those that apply together, and the one that asks.
  init(concerning organisations: [Organisation], in cluster: Cluster, for audience: Audience) {
    let reader = InterestReader(cluster: cluster, audience: audience)
    let group = reader.groups(of: organisations)
    self.init(
      concerned: organisations, group: group, works: reader.works(of: group.keys.sorted(), with: nil),
      people: reader.people(of: group.keys.sorted()))
  }

  /// As far as `audience` may see: what it may not see refuses nobody, and is a question like everything unknown.
  init(of subject: Ref?, askedBy requester: Organisation?, in cluster: Cluster, for audience: Audience) {
    let reader = InterestReader(cluster: cluster, audience: audience)
    var concerned = subject.map(reader.parties) ?? []
    // The office that orders a review has no interest in its outcome; whoever else asks may have.
    if let requester, !InterestReader.isPublic(requester), !concerned.contains(where: { $0.id == requester.id }) {
      concerned.append(requester)
    }
    let group = reader.groups(of: concerned)
    self.init(
      concerned: concerned, group: group, works: reader.works(of: group.keys.sorted(), with: subject),
      people: reader.people(of: group.keys.sorted()))
  }
}

/// Follows a cluster's references and relations from what is reviewed to whoever has a stake in it.
private struct InterestReader {
  let cluster: Cluster
  let audience: Audience

  /// Who makes, leads, applies for or works on it.
  func parties(of subject: Ref) -> [Organisation] {
    var found: [ID<Organisation>?] = []
    switch subject.kind {
    case Product.kind:
      found.append(cluster.find(ID<Product>(subject.id), for: audience)?.maker)
      found += cluster.referrers(Registration.self, by: "product", to: subject, for: audience).map(\.holder)
    case Project.kind:
      found.append(cluster.find(ID<Project>(subject.id), for: audience)?.lead)
    case Case.kind:
      guard let one = cluster.find(ID<Case>(subject.id), for: audience) else { break }
      let inner = [one.product?.ref, one.project?.ref].compactMap { $0 }
      return ([one.applicant.flatMap(find)].compactMap { $0 } + inner.flatMap(parties)).uniqued(by: \.ref)
    case Organisation.kind: found.append(ID(subject.id))
    case Offer.kind: found.append(cluster.find(ID<Offer>(subject.id), for: audience)?.provider)
    case Need.kind: found.append(cluster.find(ID<Need>(subject.id), for: audience)?.requester)
    default: break
    }
    let workers = cluster.relations(["works-on", "makes"], to: subject, for: audience).map { ID<Organisation>($0.id) }
    return (found.compactMap { $0.flatMap(find) } + workers.compactMap(find)).uniqued(by: \.ref)
  }

  /// Parents and subsidiaries as far as they go. Not through authorities and associations: two hospitals of one city
  /// are no group because one commission is over both.
  func groups(of concerned: [Organisation]) -> [Ref: Text] {
    var group: [Ref: Text] = [:]
    for root in concerned {
      var open = [root]
      while let next = open.popLast() {
        guard group[next.ref] == nil else { continue }
        group[next.ref] = root.name
        guard !Self.isPublic(next) else { continue }
        open += kin(of: next).filter { !Self.isPublic($0) }
      }
    }
    return group
  }

  static func isPublic(_ organisation: Organisation) -> Bool {
    organisation.roles.contains { ["authority", "association", "alliance"].contains($0) }
  }

  private func kin(of organisation: Organisation) -> [Organisation] {
    let children = cluster.referrers(Organisation.self, by: "parent", to: organisation.ref, for: audience)
    let affiliates =
      cluster.relations(["affiliated-with"], to: organisation.ref, for: audience)
      + cluster.relations(["affiliated-with"], from: organisation.ref, for: audience)
    return ([organisation.parent.flatMap(find)] + affiliates.map { find(ID($0.id)) }).compactMap { $0 } + children
  }

  func works(of group: [Ref], with subject: Ref?) -> Set<Ref> {
    var works = Set([subject].compactMap { $0 })
    if let subject, let one = cluster.find(ID<Case>(subject.id), for: audience) {
      works.formUnion([one.product?.ref, one.project?.ref].compactMap { $0 })
    }
    for organisation in group {
      works.formUnion(cluster.referrers(Project.self, by: "lead", to: organisation, for: audience).map(\.ref))
      works.formUnion(cluster.referrers(Product.self, by: "maker", to: organisation, for: audience).map(\.ref))
      works.formUnion(
        cluster.relations(["works-on", "makes"], from: organisation, for: audience).filter {
          [Project.kind, Product.kind].contains($0.kind)
        })
    }
    return works
  }

  func people(of group: [Ref]) -> Set<Ref> {
    Set(
      group.flatMap { organisation in
        cluster.referrers(Person.self, by: "organisation", to: organisation, for: audience).map(\.ref)
          + cluster.relations(["affiliated-with", "employed-by"], to: organisation, for: audience).filter {
            $0.kind == Person.kind
          }
      })
  }

  private func find(_ id: ID<Organisation>) -> Organisation? { cluster.find(id, for: audience) }
}

extension ID where E: Entity {
  var ref: Ref { Ref(E.kind, rawValue) }
}

extension Cluster {
  /// What stands at the other end of a record's relations of these types.
  func relations(_ types: Set<String>, from ref: Ref, for audience: Audience) -> [Ref] {
    referrers(Relation.self, by: "from", to: ref, for: audience).filter { types.contains($0.type ?? "") }.compactMap(
      \.to)
  }

  func relations(_ types: Set<String>, to ref: Ref, for audience: Audience) -> [Ref] {
    referrers(Relation.self, by: "to", to: ref, for: audience).filter { types.contains($0.type ?? "") }.compactMap(
      \.from)
  }
}
