/// The parts of a segment's file, in their order there. A new one is added at the end and raises `SegmentHeader.version`.
enum Section: Int, CaseIterable {
  /// How many profiles, words, facet values, vectors and columns of numbers; the degree of privacy; how many keys.
  case counts

  /// Ids (kind, 0, id) in ascending order, and where each begins.
  case idBytes, idStarts
  /// Slot → place among the ids, and back.
  case rankOfSlot, slotOfRank
  /// Slot → length of the profile, by which slots are ordered.
  case lengths
  /// The smallest rank in each window.
  case windowRanks

  case termBytes, termStarts, termCells
  /// Word → profiles that have it; best codes; where its postings begin.
  case termHolding, termTops, termPlaces, postings

  /// Slot → its words: starts, numbers of words, codes, presences.
  case forwardStarts, forwardTerms, forwardCodes, forwardPresences

  case facetBytes, facetStarts, facetCells
  case facetHolding, facetPlaces, facetSlots
  /// Slot → its facet values.
  case slotFacetStarts, slotFacets

  /// Names of columns, each behind a byte with its length; then the columns.
  case numberNames, numberColumns

  case vectorValues, vectorScales
  /// Slot → vector; vector → its slots.
  case vectorOfSlot, vectorSlotStarts, vectorSlots

  /// Keys, laid out as facet values are.
  case keyBytes, keyStarts, keyCells
  case keyHolding, keyPlaces, keySlots
  case slotKeyStarts, slotKeys

  /// What the caller keeps beside the profile in each slot, and where each begins.
  case recordBytes, recordStarts

  /// The ids' numbers by their hash: each record that is read by its id is found by one glance rather than twenty.
  case idCells
}
