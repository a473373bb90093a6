import NIOCore
import NIOHTTPTypes

/// Ends a connection whose request does not come to its end: a place that somebody holds with a byte now and then is taken from others.
///
/// The server waits for the rest of a request also after it has answered it, and its own timer begins anew with every byte. So a request
/// has `patience`, and a second more for every `pace` bytes of it that came, up to `longest`; once it is answered, `afterwards`
/// and no more, whatever still comes.
final class RequestPace: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  static let patience: TimeAmount = .seconds(30)
  /// Bytes a second: slower than any line that people have.
  static let pace = 4096
  static let longest: TimeAmount = .hours(2)
  static let afterwards: TimeAmount = .seconds(5)

  /// The request that is being read.
  private struct Reading {
    let begun: NIODeadline
    var bytes = 0
    var answered: NIODeadline?

    var deadline: NIODeadline {
      let earned = TimeAmount.seconds(Int64(bytes / pace))
      let paced = begun + min(patience + earned, longest)
      return answered.map { min(paced, $0 + afterwards) } ?? paced
    }
  }

  private var reading: Reading?
  /// Requests whose answer has not ended: pipelined ones wait for their turn.
  private var unanswered = 0
  private var check: Scheduled<Void>?

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      unanswered += 1
      reading = Reading(begun: context.eventLoop.now)
      schedule(context)
    case .body(let bytes): reading?.bytes += bytes.readableBytes
    case .end: finish()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      unanswered -= 1
      if unanswered == 0, reading != nil {
        reading?.answered = context.eventLoop.now
        schedule(context)
      }
    }
    context.write(data, promise: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { finish() }

  private func finish() {
    reading = nil
    check?.cancel()
    check = nil
  }

  private func schedule(_ context: ChannelHandlerContext) {
    guard let reading else { return }
    check?.cancel()
    check = context.eventLoop.assumeIsolated().scheduleTask(deadline: reading.deadline) { [weak self] in
      guard let self, let reading = self.reading else { return }
      // Bytes that came since have moved it.
      guard context.eventLoop.now >= reading.deadline else { return schedule(context) }
      finish()
      context.close(promise: nil)
    }
  }
}
