package import Store

/// An index on every column that refers to another record: who refers to this one is asked by each merge and each undo, and by
/// the database itself for a foreign key whenever a record goes.
package enum ReferenceIndexes {
  package static let migration = Migration(
    "062-reference-indexes",
    [
      "CREATE INDEX organisation_parent ON organisation (parent)",
      "CREATE INDEX person_organisation ON person (organisation)",
      "CREATE INDEX product_maker ON product (maker)",
      "CREATE INDEX registration_product ON registration (product)",
      "CREATE INDEX registration_holder ON registration (holder)",
      "CREATE INDEX component_parent ON component (parent)",
      "CREATE INDEX project_lead ON project (lead)",
      "CREATE INDEX need_requester ON need (requester)",
      "CREATE INDEX need_component ON need (component)",
      "CREATE INDEX offer_provider ON offer (provider)",
      "CREATE INDEX offer_product ON offer (product)",
      "CREATE INDEX offer_component ON offer (component)",
      "CREATE INDEX policy_issuer ON policy (issuer)",
      "CREATE INDEX policy_part_of ON policy (part_of)",
      "CREATE INDEX place_parent ON place (parent)",
      "CREATE INDEX place_operator ON place (\"operator\")",
      "CREATE INDEX event_place ON event (place)",
      "CREATE INDEX event_parent ON event (parent)",
      "CREATE INDEX figure_subject ON figure (subject)",
      "CREATE INDEX publication_publisher ON publication (publisher)",
      "CREATE INDEX publication_event ON publication (event)",
      "CREATE INDEX relation_from ON relation (\"from\")",
      "CREATE INDEX relation_to ON relation (\"to\")",
      "CREATE INDEX claim_subject ON claim (subject)",
      "CREATE INDEX candidate_subject ON candidate (subject)",
      "CREATE INDEX candidate_other ON candidate (\"other\")",
    ])

  /// The same for the kinds and fields that came with more markets.
  package static let marketMigration = Migration(
    "065-reference-indexes-of-markets",
    [
      "CREATE INDEX need_subject ON need (subject)",
      "CREATE INDEX offer_person ON offer (person)",
      "CREATE INDEX offer_place ON offer (place)",
      "CREATE INDEX agreement_first_party ON agreement (first_party)",
      "CREATE INDEX agreement_second_party ON agreement (second_party)",
      "CREATE INDEX agreement_ask ON agreement (ask)",
      "CREATE INDEX agreement_answer ON agreement (answer)",
      "CREATE INDEX agreement_event ON agreement (event)",
      "CREATE INDEX case_applicant ON \"case\" (applicant)",
      "CREATE INDEX case_product ON \"case\" (product)",
      "CREATE INDEX case_project ON \"case\" (project)",
      "CREATE INDEX case_registration ON \"case\" (registration)",
    ])
}
