import CKernels

/// A direction in the space of meanings: 256 whole numbers and what they are to be multiplied with.
///
/// The likeness of two is the dot product of their values, which is exact, times both scales.
package struct Vector: Hashable, Sendable {
  package static let dimensions = Int(LQ_DIMENSIONS)

  package let values: [Int8]
  package let scale: Float

  /// Nil unless there are 256 values, all within ±127, and the scale is a finite number above 0.
  package init?(values: [Int8], scale: Float = 1 / 127) {
    guard values.count == Self.dimensions, !values.contains(.min), scale > 0, scale.isFinite else { return nil }
    self.values = values
    self.scale = scale
  }
}
