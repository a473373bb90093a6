"""The portal's own words that the tests look for, in both languages."""

WORDS = {
    "zh": {
        "other": "English", "main": "主导航", "markets": "市场", "figures": "数据", "search": "搜索", "skip": "跳到正文",
        "procurement": "采购对接", "answers": "应答", "maker": "生产企业", "facts": "事实", "filters": "筛选", "sheet": "打印一页纸",
        "back": "返回需求页", "all": "逐项说明", "cites": "以它为出处的记录", "needs": "需求", "organisations": "机构",
        "products": "产品", "about": "关于", "sum": "合计",
    },
    "en": {
        "other": "中文", "main": "Main", "markets": "Markets", "figures": "Figures", "search": "Search",
        "skip": "Skip to content", "procurement": "Procurement", "answers": "answers", "maker": "Maker", "facts": "Facts",
        "filters": "Filters", "sheet": "One page to print", "back": "Back to the ask", "all": "All criteria",
        "cites": "Records that cite it", "needs": "Needs", "organisations": "Organisations", "products": "Products",
        "about": "About", "sum": "Sum",
    },
}
