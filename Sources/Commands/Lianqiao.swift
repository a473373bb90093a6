package import ArgumentParser

/// `lianqiao`: the command line. One file a verb.
package struct Lianqiao: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "lianqiao",
    abstract: "链桥：运行一个医疗器械创新集群 · runs a medical-device innovation cluster",
    version: Version.current,
    subcommands: [
      Demo.self, Serve.self, Import.self, Export.self, Match.self, Search.self, Check.self, Backup.self, ReferenceGroup.self,
      BatchGroup.self, RecordGroup.self, MappingGroup.self,
    ])

  package init() {}
}

/// The program's version.
package enum Version {
  package static let current = "0.1.0"
}
