import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Server

/// On a clock that stands until it is moved on.
struct RequestPaceTests {
  private let channel: EmbeddedChannel
  private var isOpen: Bool { channel.isActive }

  init() throws {
    channel = EmbeddedChannel(handler: RequestPace())
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
  }

  private func begin() throws {
    try channel.writeInbound(
      HTTPRequestPart.head(HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/")))
  }
  private func send(_ count: Int) throws {
    try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 0, count: count)))
  }
  private func end() throws { try channel.writeInbound(HTTPRequestPart.end(nil)) }
  private func answer() throws {
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
    try channel.writeOutbound(HTTPResponsePart.end(nil))
  }
  private func wait(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

  @Test func dripsEndAndAStreamDoesNot() throws {
    try begin()
    for _ in 0..<29 {
      wait(1)
      try send(1)
    }
    #expect(isOpen)
    wait(2)
    #expect(!isOpen)
  }

  @Test func aSlowLineIsWaitedFor() throws {
    try begin()
    for _ in 0..<600 {
      wait(1)
      try send(RequestPace.pace)
    }
    #expect(isOpen)
    wait(29)
    #expect(isOpen)
    wait(2)
    #expect(!isOpen)
  }

  @Test func nothingIsAwaitedForLong() throws {
    try begin()
    for _ in 0..<7199 where isOpen {
      wait(1)
      try send(1 << 20)
    }
    #expect(isOpen)
    wait(2)
    #expect(!isOpen)
  }

  /// What is answered already is not drained for ever, however fast it comes.
  @Test func anAnsweredRequestIsSoonOver() throws {
    try begin()
    try answer()
    for _ in 0..<4 {
      wait(1)
      try send(1 << 20)
    }
    #expect(isOpen)
    wait(2)
    #expect(!isOpen)
  }

  @Test func aWholeRequestHasNoEnd() throws {
    for _ in 0..<3 {
      try begin()
      try end()
      wait(1000)
      try answer()
      wait(1000)
    }
    #expect(isOpen)
  }

  /// The first's answer is not the second's.
  @Test func pipelinedRequestsEachHaveTheirTime() throws {
    try begin()
    try end()
    try begin()
    try answer()
    wait(29)
    #expect(isOpen)
    wait(2)
    #expect(!isOpen)
  }
}
