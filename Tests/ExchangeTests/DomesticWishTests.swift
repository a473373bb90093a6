import Testing

@testable import Exchange

/// What a phrase asks for: hand-written, as buyers write.
@Suite struct DomesticWishTests {
  @Test(arguments: [
    ("国产离心泵", DomesticWish.required), ("需要国产高端CT设备", .required), ("采购本国产品", .required),
    ("要中国产的血压计", .required), ("国产品牌监护仪", .required), ("国产化人工心肺机", .required), ("进口替代耗材", .required),
    ("不限品牌，国产设备", .required), ("不限型号的国产呼吸机", .required), ("不接受非国产设备", .required),
    ("國產呼吸機 国产", .required), ("呼吸机（国产）", .required),
    ("domestic CT scanner", .required), ("made in China", .required), ("domestically produced pump", .required),
    ("for domestic use, Chinese-made", .required),
    ("国产优先", .preferred), ("尽量采购国产设备", .preferred), ("domestic products preferred", .preferred),
    ("不限国产", .none), ("国产或进口均可", .none), ("非国产", .none), ("不限于国产", .none), ("进口或国产", .none),
    ("国产、进口均可", .none), ("国产/进口", .none), ("国产进口不限", .none), ("国产与进口设备", .none), ("是否国产不作要求", .none),
    ("不要求国产", .none), ("不一定要国产", .none), ("无需国产", .none), ("除国产外", .none), ("国产除外", .none), ("不接受国产设备", .none),
    ("中国产业升级", .none), ("我国产品目录", .none), ("德国产呼吸机", .none), ("外国产品", .none), ("全国产能", .none),
    ("跨国产品", .none), ("监护仪", .none), ("", .none), ("中国产品展", .none),
    ("oxygen concentrator for domestic use", .none), ("domestic or imported", .none),
    ("imported or domestic pumps", .none),
    ("non-domestic", .none), ("not necessarily domestic", .none), ("domesticated animals", .none),
    ("domestic waste container", .none), ("either domestic or foreign", .none),
  ])
  func phrase(_ text: String, _ wish: DomesticWish) {
    #expect(DomesticWish([text]) == wish, "\(text)")
  }

  @Test("one text that asks is enough, and the stronger wish counts")
  func several() {
    #expect(DomesticWish(["监护仪", "国产优先", "须为国产"]) == .required)
    #expect(DomesticWish([]) == .none)
  }
}
