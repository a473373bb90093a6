import Core
import HTTPTypes
import HummingbirdCore
import NIOCore
import Testing

@testable import Server

/// A form whose body does not come to its end.
@Suite struct SlowFormTests {
  @Test("is refused when its time is over, whatever came of it", .timeLimit(.minutes(20)), arguments: ["", "email=a"])
  func slow(_ begun: String) async throws {
    let (body, source) = RequestBody.makeStream()
    await source.yield(ByteBuffer(string: begun))
    var head = HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/zh/sign-in")
    head.headerFields[.contentType] = "application/x-www-form-urlencoded"
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await Form.read(Request(head: head, body: body), within: .milliseconds(5))
    }
    #expect(refusal?.rule == .formSlow && refusal?.rule.status == 408)
    source.finish()
  }

  @Test("has less time than its connection, so that who sent it is told")
  func order() { #expect(Form.longest < .nanoseconds(RequestPace.patience.nanoseconds)) }
}
