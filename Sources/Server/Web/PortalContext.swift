package import Access
package import Hummingbird
package import NIOCore

/// What is known of a request besides what it says: where it comes from, and who sends it.
package struct PortalContext: RequestContext, RemoteAddressRequestContext {
  package var coreContext: CoreRequestContextStorage
  package let remoteAddress: SocketAddress?
  /// Told by the cookie; the API asks its own header.
  package var visitor = Recognised.nobody

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    remoteAddress = source.channel.remoteAddress
  }
}

/// Who a browser's cookie says that it is.
package struct Recognised: Sendable {
  package let caller: Caller
  /// The secret that the browser holds, with the session that it stands for; nil for a visitor.
  package let signedIn: (secret: Secret, session: Session)?

  /// Notices that they have not read: `mostUnread` and one more for many.
  var unread = 0

  static let mostUnread = 99
  package static let nobody = Recognised(caller: .visitor, signedIn: nil)
}
