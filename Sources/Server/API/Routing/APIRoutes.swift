extension APIRoute {
  /// Every route of the API: what is not here is neither answered nor documented.
  static let all: [APIRoute] = [.service, .document] + RecordRoutes.all + others

  private static let others: [APIRoute] =
    [.search, .match, .markets, .vocabularies, .codeSystems, .codes, .changes, .check] + ImportRoutes.all
}
