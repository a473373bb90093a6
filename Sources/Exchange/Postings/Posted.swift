package import Core
package import Registry

/// A record that people post in one market for an organisation.
package protocol Posted: Entity {
  var market: String? { get set }
  /// The organisation for which it is posted.
  var poster: ID<Organisation>? { get set }
  var status: String? { get set }
}

extension Need: Posted {
  package var poster: ID<Organisation>? {
    get { requester }
    set { requester = newValue }
  }
}

extension Offer: Posted {
  package var poster: ID<Organisation>? {
    get { provider }
    set { provider = newValue }
  }
}
