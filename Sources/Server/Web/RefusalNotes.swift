import Access
import Core
import Hummingbird
import Logging

extension Portal {
  /// Keeps in the journal that something was refused to somebody. Where it cannot be kept, they are refused all the same.
  func note(_ error: any Error, _ request: Request, _ context: PortalContext) async {
    guard let refusal = error as? Refusal, RefusedDeed.isTold(refusal) else { return }
    let way = "\(request.method.rawValue) \(request.loggedPath)"
    do {
      try await RefusedDeed(context.visitor.caller.account?.id, way: way, refusal).record(in: live.store)
    } catch {
      logger.error("refusal not journalled", metadata: ["error": "\(error)"])
    }
  }
}
