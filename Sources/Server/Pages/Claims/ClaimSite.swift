import Core
import Exchange
import Registry

extension Organisation {
  /// The web site whose domain lets in who gets mail there. None of a university's: whoever studies there gets mail there too, also where
  /// no suffix says that it is a school's.
  var claimSite: String? {
    let roles = roles.isEmpty ? [Language.zh, .en].flatMap { RoleByName.roles(name.best($0)) } : roles
    return roles.contains("university") ? nil : website
  }
}
