package import Core
import Registry
import Search

/// Who looks for trial sites and who has them: what is open in the market, as far as both sides can be brought together.
package struct TrialSides: Sendable {
  /// An open ask, with the organisation that may say yes for it.
  package struct Asking: Sendable {
    package let ref: Ref
    package let organisation: String
  }

  /// A trial base, with the hospital or whoever else may say yes for it.
  package struct Base: Sendable {
    package let ref: Ref
    package let organisation: String
    /// How many trials it takes at a time, and how many it has; nil where it does not say.
    package let capacity: Int?
    package let load: Int?

    /// What a base takes that does not say how much, and no more than its capacity where it says that alone: few enough that none is
    /// buried under proposals.
    package static let usual = 3

    /// For so many more there is room.
    package var free: Int {
      guard let capacity else { return Self.usual }
      return load.map { max(0, capacity - $0) } ?? min(Self.usual, capacity)
    }
  }

  /// Open, and yet nobody can be brought together over it.
  package struct Left: Sendable {
    package let ref: Ref
    package let why: Label
  }

  package let asks: [Asking]
  package let bases: [Base]
  package let left: [Left]

  private static let nobody = Label("没有所属单位，无人可以表态", "it belongs to no organisation that could say yes")
  private static let unseen = Label("对方看不到它", "the other side may not see it")

  init(_ exchange: Exchange, _ audience: Audience) {
    let cluster = exchange.cluster
    var (asks, bases, left): ([Asking], [Base], [Left]) = ([], [], [])
    /// Who may say yes for it; nil where it is left out.
    func owner(_ record: any Entity) -> String? {
      let owner = record.owners.first
      // What is for its own organisation alone, such as a draft, is shown to nobody by a proposal.
      let isSeen = record.record.visibility < .parties
      if owner == nil || !isSeen { left.append(Left(ref: record.ref, why: isSeen ? Self.nobody : Self.unseen)) }
      return isSeen ? owner : nil
    }
    for ref in exchange.asks(in: TrialAssignment.market, for: audience) {
      guard let record = cluster.record(ref, for: audience), let organisation = owner(record) else { continue }
      asks.append(Asking(ref: ref, organisation: organisation))
    }
    let filter = Filter(kinds: [Offer.kind], facets: ["market": [TrialAssignment.market]])
    let offers = cluster.index.search(Query(filter: filter), for: audience, limit: .max).hits.compactMap {
      cluster.find(ID<Offer>($0.ref.id), for: audience)
    }
    for offer in offers.sorted(by: { $0.ref < $1.ref }) {
      guard (offer.status ?? "open") == "open", offer.validUntil.map({ $0 >= exchange.today }) ?? true,
        let organisation = owner(offer)
      else { continue }
      let room = Room(capacity: offer.capacity, load: offer.load)
      bases.append(Base(ref: offer.ref, organisation: organisation, capacity: room.capacity, load: room.load))
    }
    (self.asks, self.bases, self.left) = (asks, bases, left)
  }
}
