"""The charts of the house, in the order of the pages.

Pages, pictures and addresses all read this list.
"""

from metrics.charts import doubling, figures, gap, paths, precedents, record, sensitivity, targets
from metrics.charts.chart import Chart

CHARTS = {
    chart.name: chart
    for chart in (
        Chart("doubling", "Observed trade and scenarios", "", doubling.content, doubling.grammar),
        Chart("sensitivity", "How the answer moves", "", sensitivity.content, sensitivity.grammar),
        Chart("figures", "The report's figures", "", figures.content, figures.grammar),
        Chart("record", "The two books", "record", record.content, record.grammar),
        Chart("gap", "The mirror gap", "record", gap.content, gap.grammar),
        Chart(
            "precedents", "How long it took elsewhere", "precedents", precedents.content, precedents.grammar
        ),
        Chart("paths", "How wide the range was", "precedents", paths.content, paths.grammar),
        Chart("targets", "Earlier targets", "record", targets.content, targets.grammar),
    )
}
