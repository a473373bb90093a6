import Store

/// The portal's style sheet and icon, compiled into the program: there is no folder that could be missing.
enum Style {
  static let sheet: [UInt8] =
    PackageResources.base_css + PackageResources.parts_css + PackageResources.pages_css + PackageResources.print_css

  static let icon: [UInt8] = PackageResources.icon_svg

  static let hash: String = {
    var digest = Digest()
    digest.update(framed: String(decoding: sheet, as: UTF8.self))
    return String(Digest.hex(digest.finish()).prefix(12))
  }()

  /// Changes with the content, so that it can be kept for ever.
  static let name = "portal-\(hash).css"
}
