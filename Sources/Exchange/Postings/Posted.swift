package import Core
package import Registry
import Store

/// A record that people post in one market for an organisation: need, offer or project.
package protocol Posted: Entity {
  var market: String? { get set }
  /// The organisation for which it is posted.
  var poster: ID<Organisation>? { get set }
  var status: String? { get set }
}

extension Posted {
  /// Another for any other content: what somebody has before them while they change it is told by it.
  package var fingerprint: String {
    var digest = Digest()
    for field in Self.fields {
      digest.update(framed: field.name)
      digest.update(framed: field.get(self)?.canonical ?? "")
    }
    return Digest.hex(digest.finish())
  }
}

extension Need: Posted {
  package var poster: ID<Organisation>? {
    get { requester }
    set { requester = newValue }
  }
}

/// A project is posted in the market in which it seeks something; it may seek in others besides.
extension Project: Posted {
  package var market: String? {
    get { seeks.first }
    set {
      guard let newValue else { return }
      seeks = [newValue] + seeks.filter { $0 != newValue }
    }
  }
  package var poster: ID<Organisation>? {
    get { lead }
    set { lead = newValue }
  }
}

extension Offer: Posted {
  package var poster: ID<Organisation>? {
    get { provider }
    set { provider = newValue }
  }
}
