package import Store

/// The tables of accounts, behind those of records. New ones are appended.
package let accessMigrations = [
  AccountTable.migration, OneTimeLink.migration, Session.migration, Attempts.migration, SecondFactor.migration,
  AccessToken.migration, InvitationTable.migration, ClaimTable.migration, AccountTable.confirmedMigration,
]
