import Core
import Testing

struct TextVectorTests {
  @Test func onlyTheAngleCounts() throws {
    let vector = try #require(TextVector([1, -2, 3, 0]))
    #expect(vector.parts == [42, -85, 127, 0])
    #expect(vector == TextVector([10, -20, 30, 0]) && vector == TextVector([1e-3, -2e-3, 3e-3, 0]))
    #expect(vector.cosine(to: vector) > 0.999_999)
    let other = try #require(TextVector([3, 0, -1, 5]))
    #expect(vector.cosine(to: other) == other.cosine(to: vector))
    #expect(abs(vector.cosine(to: other)) < 1e-2)
    #expect(try #require(TextVector([-1, 2, -3, 0])).cosine(to: vector) < -0.999_999)
  }

  @Test(
    arguments: [[], [0, 0], [.nan, 1], [.infinity, 1], [1, -.infinity], [.leastNonzeroMagnitude, 0]] as [[Float]])
  func whatHasNoDirectionIsNoVector(_ parts: [Float]) { #expect(TextVector(parts) == nil) }
}
