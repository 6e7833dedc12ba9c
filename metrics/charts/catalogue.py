"""The charts of the house, in the order of the pages.

Pages, pictures and addresses all read this list.
"""

from metrics.charts import doubling, figures, gap, paths, precedents, record, sensitivity, targets
from metrics.charts.specification import Chart

CHARTS = {
    chart.name: chart
    for chart in (
        Chart("doubling", "Observed trade and scenarios", "", doubling.plate, doubling.grammar),
        Chart("sensitivity", "How the answer moves", "", sensitivity.plate, sensitivity.grammar),
        Chart("figures", "The report's figures", "", figures.plate, figures.grammar),
        Chart("record", "The two books", "record", record.plate, record.grammar),
        Chart("gap", "The mirror gap", "record", gap.plate, gap.grammar),
        Chart("precedents", "How long it took elsewhere", "precedents", precedents.plate, precedents.grammar),
        Chart("paths", "How wide the range was", "precedents", paths.plate, paths.grammar),
        Chart("targets", "Earlier targets", "record", targets.plate, targets.grammar),
    )
}
