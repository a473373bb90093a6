import Access
import Core
import Registry

extension Visit {
  /// The organisation that the route names, as it is now. Throws `web.record.absent`, also for what the reader may not see.
  func organisation() throws -> Organisation {
    let name = parameters["id"] ?? ""
    guard name.isID,
      let found = cluster.record(Ref(Organisation.kind, cluster.present(name)), for: audience) as? Organisation
    else { throw Refusal(.webRecordAbsent, ["what": String(name.prefix(20))]) }
    return found
  }

  /// What memberships know it by.
  func ids(of organisation: String) -> OrganisationIDs {
    let present = cluster.present(organisation)
    return OrganisationIDs(present, formerly: cluster.formerly([present]))
  }

  /// What an organisation is called, in both languages, to somebody who is asked to join it: they need not see its record.
  func name(of organisation: String) -> Label {
    let id = cluster.present(organisation)
    let title = cluster.title(of: Ref(Organisation.kind, id), for: .operating)
    return Label(title?.best(.zh) ?? id, title?.best(.en) ?? id)
  }
}
